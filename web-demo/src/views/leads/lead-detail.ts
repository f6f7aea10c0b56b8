import type { CustomValue, Explanation, Lead } from '@trailspark/hubspot';
import { css, html, LitElement, nothing } from 'lit';
import { t } from '../../i18n/t.js';
import '../../parts/explanation-view.js';
import { fieldName } from '../../parts/format.js';
import type { App, Portal } from '../../stores/app.js';
import { Follow } from '../../stores/store.js';
import { icon } from '../../ui/controls.js';
import { errorNotice, loadingNotice } from '../../ui/notices.js';
import { recordsOf } from '../../ui/record-link.js';
import { viewStyles } from '../../ui/styles.js';
import { signalLine } from '../signals/signal-line.js';

const notValues = ['email', 'recordId', 'updatedAt', 'accountId', 'custom', 'mergedFrom', 'signals'];

/** One lead: each value with the property, the record and the rule that it came from; what the person did; who met. */
export class LeadDetail extends LitElement {
  static override properties = {
    app: { attribute: false },
    portal: { attribute: false },
    key: {},
    found: { state: true },
    error: { state: true },
  };

  declare app: App;
  declare portal: Portal;
  /** An address or record id. */
  declare key: string;
  declare found: { lead: Lead; explanation: Explanation } | undefined;
  declare error: unknown;

  #contents: unknown;

  constructor() {
    super();
    new Follow(this, () => [this.portal.base]);
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('key') || this.portal.base.contents !== this.#contents) {
      this.#contents = this.portal.base.contents;
      void this.#find(this.key);
    }
  }

  async #find(key: string): Promise<void> {
    try {
      const found = await this.portal.base.find(key);
      if (key === this.key) {
        [this.found, this.error] = [found, undefined];
      }
    } catch (error) {
      [this.found, this.error] = [undefined, error];
    }
  }

  protected override render(): unknown {
    const back = html`<p><a href=${this.app.router.href('leads')}>&lsaquo; ${t.leads.back}</a></p>`;
    if (this.error) {
      return html`${back}
        <p>${t.leads.unknown(this.key)}</p>
        ${errorNotice(this.error)}`;
    }
    return this.found ? html`${back} ${this.#lead(this.found)}` : loadingNotice();
  }

  #lead({ lead, explanation }: { lead: Lead; explanation: Explanation }): unknown {
    const records = recordsOf(this.app.connection);
    const name = [lead.firstName, lead.lastName].filter(Boolean).join(' ');
    return html`
      <section class="card bar spread" aria-labelledby="lead-title">
        <div>
          <h2 id="lead-title">${name || lead.email || lead.recordId}</h2>
          <p class="muted">${[lead.email, lead.jobTitle, lead.company].filter(Boolean).join(' \u00b7 ')}</p>
        </div>
        ${
          records
            ? html`<a href=${records + lead.recordId} target="_blank" rel="noopener noreferrer"
                >${t.app.openInHubspot} ${icon('arrow-up-right-from-square')}</a
              >`
            : nothing
        }
      </section>
      <div class="columns">
        <section class="card stack" aria-labelledby="values-title">
          <h3 id="values-title">${t.leads.values}</h3>
          ${this.#values(lead, explanation, records)}
        </section>
        <div class="stack side">
          <section class="card stack" aria-labelledby="signals-title">
            <h3 id="signals-title">${t.leads.signals}</h3>
            ${
              lead.signals.length === 0
                ? html`<p class="muted">${t.leads.noSignals}</p>`
                : html`<ol class="timeline">
                    ${lead.signals
                      .toSorted((a, b) => (b.last ?? '').localeCompare(a.last ?? ''))
                      .map((signal) => html`<li>${signalLine(signal, this.app.connection?.timeZone)}</li>`)}
                  </ol>`
            }
          </section>
          <section class="card stack" aria-labelledby="story-title">
            <h3 id="story-title">${t.leads.story}</h3>
            <explanation-view .explanation=${{ ...explanation, origins: [] }} .records=${records}></explanation-view>
          </section>
        </div>
      </div>
    `;
  }

  #values(lead: Lead, { origins }: Explanation, records: string | undefined): unknown {
    const words = t.leads.columns;
    const rules = this.portal.mapping.document?.lead ?? [];
    const plain = Object.entries(lead).filter(([field]) => !notValues.includes(field)) as [string, CustomValue][];
    const values: [string, CustomValue][] = [['email', lead.email], ...plain, ...Object.entries(lead.custom)];
    const labels = t.mapping.fields.lead;
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${t.leads.values}>
      <table>
        <thead>
          <tr>
            ${Object.values(words).map((column) => html`<th scope="col">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${values.map(([field, value]) => {
            const origin = origins.find((one) => one.field === field);
            const rule = rules.find((one) => one.field === field);
            const isDefault = !origin && value !== null && rule?.default !== undefined;
            return html`<tr>
              <th scope="row">${labels[field]?.[0] ?? fieldName(field)}</th>
              <td class="value">
                ${value === null || value === '' ? html`<span class="muted">${t.app.none}</span>` : String(value)}
              </td>
              <td>
                <span class="mono">${origin?.property ?? (isDefault ? t.leads.defaulted : nothing)}</span>
                ${rule && rule.from.length > 1 ? html`<div class="muted small">${t.leads.rule(rule.from.join(', '))}</div>` : nothing}
              </td>
              <td>
                ${
                  origin && records
                    ? html`<a class="mono" href=${records + origin.recordId} target="_blank" rel="noopener noreferrer"
                        >${origin.recordId}</a
                      >`
                    : nothing
                }
              </td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
  }

  static override styles = [
    ...viewStyles,
    css`
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1.2rem;
        align-items: start;
      }
      .side {
        gap: 1.2rem;
      }
      @media (min-width: 1050px) {
        .columns {
          grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        }
      }
      td {
        overflow-wrap: anywhere;
      }
      .value {
        min-inline-size: 11rem;
      }
      td .mono {
        overflow-wrap: normal;
      }
      .timeline {
        display: grid;
        gap: 0.7rem;
        padding-inline-start: 0.9rem;
        border-inline-start: 2px solid var(--line);
      }
    `,
  ];
}

customElements.define('ts-lead-detail', LeadDetail);
