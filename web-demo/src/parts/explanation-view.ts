import type { Explanation } from '@trailspark/hubspot';
import { css, html, LitElement, nothing } from 'lit';
import { fieldName, moment } from './format.js';
import { shared } from './styles.js';

const through: Record<Explanation['meetings'][number]['through'], string> = {
  email: 'the same address',
  additional_email: 'an additional address',
  merged_id: 'a merge in HubSpot',
};

/** Why a lead is as it is: the records that met, what brought them together, who won, what the others had that differs. */
export class ExplanationView extends LitElement {
  static override properties = { explanation: { attribute: false }, brief: { type: Boolean }, records: {} };

  declare explanation: Explanation | undefined;
  /** Without the reason: it stands beside this already. */
  declare brief: boolean;
  /** Where records can be looked at: an address that a record id completes. */
  declare records: string | undefined;

  #record(recordId: string): unknown {
    return this.records
      ? html`<a class="mono" href=${this.records + recordId} target="_blank" rel="noopener noreferrer">${recordId}</a>`
      : html`<span class="mono">${recordId}</span>`;
  }

  protected override render(): unknown {
    const { explanation } = this;
    if (!explanation) {
      return nothing;
    }
    return html`${this.brief ? nothing : html`<p>${explanation.reason}</p>`} ${this.#members(explanation)}
    ${this.#meetings(explanation)} ${this.#differences(explanation)} ${this.#origins(explanation)}`;
  }

  #members({ members }: Explanation): unknown {
    return html`<h4>${members.length === 1 ? 'The record' : 'Records that are this lead'}</h4>
      <ul class="members">
        ${members.map(
          ({ recordId, updatedAt, emails, winner }) =>
            html`<li class=${winner ? 'winner' : ''}>
              ${this.#record(recordId)}
              ${winner && members.length > 1 ? html`<span class="badge accent">wins</span>` : nothing}
              <span class="muted small">updated ${moment(updatedAt)}</span>
              <span class="mono addresses">${emails.join(', ') || 'no address'}</span>
            </li>`,
        )}
      </ul>`;
  }

  #meetings({ meetings }: Explanation): unknown {
    return meetings.length === 0
      ? nothing
      : html`<h4>What brought them together</h4>
          <ul class="lines">
            ${meetings.map(
              ({ through: way, key, records }) =>
                html`<li>
                  ${through[way] ?? way}: <span class="mono">${key}</span>
                  <span class="muted small">in ${records.join(', ')}</span>
                </li>`,
            )}
          </ul>`;
  }

  #differences({ differences }: Explanation): unknown {
    return differences.length === 0
      ? nothing
      : html`<h4>What differed</h4>
          <div class="scroll">
            <table>
              <thead>
                <tr>
                  <th>Field</th>
                  <th>Kept</th>
                  <th>Not kept</th>
                  <th>From record</th>
                </tr>
              </thead>
              <tbody>
                ${differences.map(
                  ({ recordId, field, lost, kept }) =>
                    html`<tr>
                      <th scope="row">${fieldName(field)}</th>
                      <td>${kept || html`<span class="muted">empty</span>`}</td>
                      <td class="muted">${lost || 'empty'}</td>
                      <td>${this.#record(recordId)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`;
  }

  #origins({ origins, members }: Explanation): unknown {
    return origins.length === 0
      ? nothing
      : html`<details ?open=${members.length === 1}>
          <summary>Where each value came from</summary>
          <div class="scroll">
            <table>
              <thead>
                <tr>
                  <th>Field</th>
                  <th>Value</th>
                  <th>Property</th>
                  <th>Record</th>
                </tr>
              </thead>
              <tbody>
                ${origins.map(
                  ({ field, property, recordId, text }) =>
                    html`<tr>
                      <th scope="row">${fieldName(field)}</th>
                      <td>${text}</td>
                      <td class="mono">${property}</td>
                      <td>${this.#record(recordId)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>
        </details>`;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.6rem;
      }
      h4 {
        margin: 0.7rem 0 0;
        font-size: 0.867rem;
        color: var(--muted);
      }
      a {
        color: var(--accent);
      }
      .members {
        display: grid;
        gap: 0.4rem;
      }
      .members li {
        display: flex;
        flex-wrap: wrap;
        gap: 0.2rem 0.6rem;
        align-items: baseline;
        padding: 0.45rem 0.7rem;
        border: 1px solid var(--line);
        border-radius: 8px;
      }
      .members .winner {
        border-color: var(--accent);
      }
      .addresses {
        flex-basis: 100%;
      }
      .scroll {
        overflow-x: auto;
      }
      .scroll .mono {
        white-space: nowrap;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 0.9rem;
      }
      th,
      td {
        padding: 0.35rem 0.6rem 0.35rem 0;
        border-bottom: 1px solid var(--line);
        text-align: start;
        vertical-align: top;
        font-weight: 400;
        overflow-wrap: break-word;
      }
      thead th {
        color: var(--muted);
        font-size: 0.8rem;
      }
      tbody th {
        font-weight: 550;
        white-space: nowrap;
      }
      summary {
        padding: 0.3rem 0;
        color: var(--accent);
        font-weight: 550;
        cursor: pointer;
      }
    `,
  ];
}

customElements.define('explanation-view', ExplanationView);
