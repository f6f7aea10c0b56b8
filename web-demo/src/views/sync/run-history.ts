import { html, nothing } from 'lit';
import type { Run } from '../../api/client.js';
import { t } from '../../i18n/t.js';
import { number } from '../../parts/format.js';
import type { Loaded } from '../../stores/store.js';
import { errorNotice, loadingNotice } from '../../ui/notices.js';
import { when } from '../../ui/time.js';

/** Syncs of the account, wherever they ran, the newest first. */
export function runHistory(history: Loaded<Run[]>, timeZone: string | null | undefined, retry: () => unknown): unknown {
  const words = t.sync.history;
  return html`<section class="card stack" aria-labelledby="history-title">
    <h3 id="history-title">${words.title}</h3>
    ${
      history.state === 'failed'
        ? errorNotice(history.error, retry)
        : history.state !== 'ready'
          ? loadingNotice()
          : history.value.length === 0
            ? html`<p class="muted">${words.none}</p>`
            : table(history.value, timeZone)
    }
  </section>`;
}

const isNumber = (column: number) => column === 4 || column === 5;

function table(runs: Run[], timeZone: string | null | undefined): unknown {
  const words = t.sync.history;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.caption}>
    <table>
      <caption>
        ${words.caption}
      </caption>
      <thead>
        <tr>
          ${words.columns.map((column, at) => html`<th scope="col" class=${isNumber(at) ? 'number' : ''}>${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${runs.map(
          ({ startedAt, where, kind, verdict, changed, removed, calls, by, endedAt }) =>
            html`<tr>
              <th scope="row" class="nowrap">${when(startedAt, timeZone)}</th>
              <td>${words.where[where]}</td>
              <td>${words.kinds[kind]}</td>
              <td>${endedAt === null ? words.running : result(verdict)}</td>
              <td class="number">${number(changed + removed)}</td>
              <td class="number">${number(calls)}</td>
              <td>${by?.name ?? nothing}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function result(verdict: string): unknown {
  const look = verdict === 'complete' ? 'good' : verdict.startsWith('complete') ? 'warn' : 'bad';
  const [word, ...rest] = verdict.split(': ');
  return html`<span class="status ${look}">${word}</span> <span class="small">${rest.join(': ')}</span>`;
}
