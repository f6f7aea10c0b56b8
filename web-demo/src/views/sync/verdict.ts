import type { SyncOutcome, SyncStatus } from '@trailspark/hubspot/sync';
import { html, nothing } from 'lit';
import { t } from '../../i18n/t.js';
import { bytes, number } from '../../parts/format.js';
import { icon } from '../../ui/controls.js';

/** What is stored here, and whether that is everything: the last run's verdict with its gaps and what to do. */
export function verdictOf(status: SyncStatus, live: SyncOutcome | undefined): unknown {
  const words = t.sync.verdict;
  const outcome = live ?? status.runs[0];
  const total = Object.values(status.records).reduce((sum, count) => sum + count, 0);
  if (!outcome && total === 0) {
    return html`<p class="muted">${words.never}</p>`;
  }
  return html`<div class="stack">
    ${outcome ? judgement(outcome) : nothing}
    <dl class="facts figure">
      ${Object.entries(status.records)
        .filter(([, count]) => count > 0)
        .map(([object, count]) => fact(t.sync.objects[object] ?? object, number(count)))}
    </dl>
    <p class="muted small">
      ${t.sync.facts.where} ${words.storedIn[status.storage]}${status.bytes > 0 ? `, ${bytes(status.bytes)}` : ''}.
      ${status.storageNote}
    </p>
  </div>`;
}

function judgement(outcome: SyncOutcome): unknown {
  const words = t.sync.verdict;
  const { kind, verdict, gaps, notSynced, cause, changed, removed, calls, refusals, retries } = outcome;
  const said = { complete: words.complete, completeExcept: words.except, incomplete: words.incomplete }[kind];
  const variant = { complete: 'success', completeExcept: 'warning', incomplete: 'danger' }[kind];
  const detail = kind === 'complete' ? '' : verdict.replace(/^[a-z ]+: /, '');
  const counts: [string, number][] = [
    [t.sync.facts.added, changed],
    [t.sync.facts.removed, removed],
    [t.sync.facts.calls, calls],
    [t.sync.facts.refusals, refusals],
    [t.sync.facts.retries, retries],
  ];
  return html`<wa-callout variant=${variant}>
    ${icon(kind === 'complete' ? 'circle-check' : 'triangle-exclamation', 'icon')}
    <strong>${said}</strong> ${detail}
    ${cause ? html`<div>${t.errors.whatToDo} ${words.remedies[cause] ?? ''}</div>` : nothing} ${list(words.gaps, gaps)}
    ${list(words.notSynced, notSynced)}
    <div class="small">${counts.map(([name, count]) => `${name}: ${number(count)}`).join(' \u00b7 ')}</div>
  </wa-callout>`;
}

function list(title: string, lines: string[]): unknown {
  return lines.length === 0
    ? nothing
    : html`<div class="small">${title}:</div>
        <ul class="points small">
          ${lines.map((line) => html`<li>${line}</li>`)}
        </ul>`;
}

const fact = (name: string, value: string) =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
