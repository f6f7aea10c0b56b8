import type { MappingRule } from '@trailspark/hubspot';
import { html, nothing } from 'lit';
import { t } from '../../i18n/t.js';
import type { Property } from '../../stores/properties-store.js';
import { icon } from '../../ui/controls.js';

/** HubSpot's values and what they become, and the default of a rule. */
export function valuesEditor(
  rule: MappingRule,
  property: Property | undefined,
  disabled: boolean,
  change: (changes: Partial<MappingRule>) => void,
): unknown {
  const words = t.mapping.values;
  const pairs = Object.entries(rule.values ?? {});
  const keep = (next: [string, string][]) => change({ values: next.length > 0 ? Object.fromEntries(next) : undefined });
  const typed = (event: Event) => (event.target as HTMLInputElement).value;
  const options = property?.options ?? [];
  return html`<div class="values">
    <p class="muted small">${words.text}</p>
    ${pairs.map(
      ([from, to], at) =>
        html`<div class="pair">
          <input
            aria-label=${words.from}
            .value=${from}
            ?disabled=${disabled}
            @change=${(event: Event) => keep(pairs.with(at, [typed(event), to]))}
          />
          <span aria-hidden="true">&rarr;</span>
          <input
            aria-label=${words.to}
            .value=${to}
            ?disabled=${disabled}
            @change=${(event: Event) => keep(pairs.with(at, [from, typed(event)]))}
          />
          <button
            class="plain small-button"
            aria-label=${words.remove(from)}
            ?disabled=${disabled}
            @click=${() => keep(pairs.toSpliced(at, 1))}
          >
            ${icon('xmark')}
          </button>
        </div>`,
    )}
    <div class="bar">
      <button class="plain add" ?disabled=${disabled} @click=${() => keep([...pairs, ['', '']])}>
        ${icon('plus')} ${words.add}
      </button>
      ${
        options.length > 0
          ? html`<button
              class="plain add"
              ?disabled=${disabled}
              @click=${() => keep(options.map(({ value }) => [value, rule.values?.[value] ?? value]))}
            >
              ${words.fill}
            </button>`
          : nothing
      }
    </div>
    <label
      ><span class="small">${words.default}</span>
      <input
        .value=${rule.default ?? ''}
        ?disabled=${disabled}
        @change=${(event: Event) => change({ default: typed(event) || undefined })}
      />
    </label>
  </div>`;
}
