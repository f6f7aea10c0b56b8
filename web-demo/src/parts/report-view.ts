import type { Rejection, Report } from '@trailspark/hubspot';
import { css, html, LitElement, nothing } from 'lit';
import { counted, number } from './format.js';
import { shared } from './styles.js';

/** What was not taken as it came, where it stands and what to do about it; and what the engagement data lacks. */
export class ReportView extends LitElement {
  static override properties = { report: { attribute: false } };

  declare report: Report | undefined;

  protected override render(): unknown {
    return this.report
      ? [this.#summary(this.report), this.#rejections(this.report), this.#diagnosis(this.report)]
      : nothing;
  }

  #summary({ rejectedValues, rejectedRecords, rejectedPages, repeats, archived }: Report): unknown {
    const rejected = [
      [rejectedValues, 'value'],
      [rejectedRecords, 'record'],
      [rejectedPages, 'page'],
    ] as const;
    const said = rejected.filter(([count]) => count > 0).map(([count, what]) => counted(count, what));
    return html`<p class="summary">
      ${said.length ? html`<strong>Not taken: ${said.join(', ')}.</strong> Everything else was.` : html`<strong>Everything was taken as it came.</strong>`}
      ${repeats > 0 ? html`${counted(repeats, 'record')} came more than once; the newest version counts.` : nothing}
      ${archived > 0 ? html`${counted(archived, 'archived record')} became no lead.` : nothing}
    </p>`;
  }

  #rejections({ rejections }: Report): unknown {
    return rejections.length === 0
      ? nothing
      : html`<ul>
          ${rejections.map((rejection) => this.#rejection(rejection))}
        </ul>`;
  }

  #rejection({ where, code, found, count, meaning, remedy }: Rejection): unknown {
    return html`<li>
      <span class="count">${number(count)}${count === 1 ? '' : html`<span class="muted small"> times</span>`}</span>
      <div>
        <h4>${sentence(meaning)}${found ? html`: <span class="mono found">${found}</span>` : nothing}</h4>
        <p><span class="muted">What to do:</span> ${remedy}.</p>
        <p class="muted small">
          ${count === 1 ? 'At' : 'First at'} <span class="mono">${where}</span> <span class="badge mono">${code}</span>
        </p>
      </div>
    </li>`;
  }

  #diagnosis({ diagnosis }: Report): unknown {
    return diagnosis.length === 0
      ? nothing
      : html`<h3>Engagement data</h3>
          <ul>
            ${diagnosis.map(
              ({ meaning, remedy }) =>
                html`<li class="wide">
                  <div>
                    <h4>${sentence(meaning)}</h4>
                    <p><span class="muted">What to do:</span> ${remedy.replace(/\.$/, '')}.</p>
                  </div>
                </li>`,
            )}
          </ul>`;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        overflow: auto;
      }
      .summary {
        padding: 1rem;
        border-bottom: 1px solid var(--line);
      }
      h3 {
        padding: 1.2rem 1rem 0.4rem;
        font-size: 1rem;
      }
      h4 {
        margin: 0;
        font-size: inherit;
        font-weight: 550;
      }
      li {
        display: grid;
        grid-template-columns: 6rem minmax(0, 1fr);
        gap: 1rem;
        padding: 0.8rem 1rem;
        border-bottom: 1px solid var(--line);
      }
      li.wide {
        grid-template-columns: minmax(0, 1fr);
      }
      .count {
        font-weight: 600;
        font-variant-numeric: tabular-nums;
        text-align: end;
      }
      .found {
        padding: 0.05rem 0.35rem;
        border-radius: 4px;
        background: var(--warn-soft);
        color: var(--warn);
        font-weight: 400;
        white-space: pre-wrap;
      }
      @media (max-width: 34rem) {
        li {
          grid-template-columns: minmax(0, 1fr);
          gap: 0;
        }
        .count {
          text-align: start;
        }
      }
    `,
  ];
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).replace(/\.$/, '');
}

customElements.define('report-view', ReportView);
