import type { Signal } from '@trailspark/hubspot';
import { html, nothing } from 'lit';
import { t } from '../../i18n/t.js';
import { signal as inWords } from '../../parts/format.js';
import { when } from '../../ui/time.js';

/** What one source tells of a person: how often, when first and last, and whether a machine did it. */
export function signalLine(signal: Signal, timeZone: string | null | undefined): unknown {
  const { first, last, source, machine } = signal;
  const words = t.signals;
  return html`<strong>${inWords(signal)}</strong>
    ${machine ? html`<span class="badge warn">${words.machine(machine)}</span>` : nothing}
    <div class="muted small">
      ${[...(last ? [words.lastAt(when(last, timeZone))] : []), ...(first ? [words.firstAt(when(first, timeZone))] : [])].join(', ')}
      <span class="mono">${source}</span>
    </div>`;
}
