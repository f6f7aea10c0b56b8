import { html, nothing } from 'lit';
import type { Connection } from '../../api/client.js';
import { t } from '../../i18n/t.js';
import { icon } from '../../ui/controls.js';

/** What HubSpot allows, in words; what was not granted says what is missing without it. */
export function scopeList({ scopes }: Connection): unknown {
  const words = t.connect.scopes;
  const granted = scopes.filter((scope) => scope.granted).length;
  return html`<details ?open=${scopes.some((scope) => scope.required && !scope.granted)}>
    <summary><strong>${words.title}</strong> <span class="muted small">${granted} / ${scopes.length}</span></summary>
    <ul class="scopes">
      ${scopes.map(
        ({ scope, granted: isGranted, required, feature }) =>
          html`<li>
            <span class=${isGranted ? 'good-text' : required ? 'bad-text' : 'muted'}
              >${icon(isGranted ? 'check' : 'xmark')}</span
            >
            <span>
              ${words.words[scope] ?? scope}
              <span class="visually-hidden">(${isGranted ? words.granted : words.missing})</span>
              ${required ? nothing : html`<span class="badge">${words.optional}</span>`}
            </span>
            ${isGranted ? nothing : html`<span class="muted small">${words.without(feature)}</span>`}
          </li>`,
      )}
    </ul>
  </details>`;
}
