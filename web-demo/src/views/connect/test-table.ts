import { html, nothing } from 'lit';
import type { Connection, TestReport } from '../../api/client.js';
import { t } from '../../i18n/t.js';
import { loadingNotice, sentence } from '../../ui/notices.js';
import { when } from '../../ui/time.js';

const look = { works: 'good', refused: 'bad', unknown: 'warn' } as const;

/** What Test Connection tried, a row each: what came of it, and what to do. */
export function testTable({ lastTest, timeZone }: Connection, isRunning: boolean): unknown {
  const words = t.connect.test;
  if (isRunning) {
    return loadingNotice(words.running);
  }
  if (!lastTest) {
    return html`<p class="muted small">${words.never}</p>`;
  }
  const { summary, at, by, usable, rows } = lastTest;
  return html`<details ?open=${!usable || rows.some(({ result }) => result !== 'works')}>
    <summary>
      <strong>${words.title}</strong>: <span class=${usable ? 'good-text' : 'bad-text'}>${sentence(summary)}</span>
      <span class="muted small">${words.at(when(at, timeZone), by)}</span>
    </summary>
    <div class="scroll" tabindex="0" role="group" aria-label=${words.title}>
      <table>
        <caption>
          ${words.caption}
        </caption>
        <thead>
          <tr>
            ${words.columns.map((column) => html`<th scope="col">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(row)}
        </tbody>
      </table>
    </div>
  </details>`;
}

function row({ what, result, required, found, cost, fix, milliseconds }: TestReport['rows'][number]): unknown {
  const words = t.connect.test;
  return html`<tr>
    <th scope="row">${what} ${required ? nothing : html`<span class="badge">${words.optional}</span>`}</th>
    <td>
      <span class="status ${result === 'refused' && !required ? 'warn' : look[result]}">${words.results[result]}</span>
    </td>
    <td>${found} <span class="muted small nowrap">${words.milliseconds(milliseconds)}</span></td>
    <td>${fix ? sentence(fix) : nothing} ${cost ? html`<div class="muted small">${sentence(cost)}</div>` : nothing}</td>
  </tr>`;
}
