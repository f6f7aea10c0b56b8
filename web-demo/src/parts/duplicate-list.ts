import type { Duplicates, Explanation } from '@trailspark/hubspot';
import { css, html, LitElement, nothing } from 'lit';
import './explanation-view.js';
import { counted, number } from './format.js';
import { shared } from './styles.js';

const groupsAtOnce = 25;

/** The groups of records that are one lead, each with its explanation folded in. */
export class DuplicateList extends LitElement {
  static override properties = {
    total: { type: Number },
    load: { attribute: false },
    groups: { state: true },
    records: {},
  };

  declare total: number;
  declare load: (offset: number, limit: number) => Promise<Duplicates>;
  declare groups: Explanation[];
  /** As the explanation's. */
  declare records: string | undefined;

  constructor() {
    super();
    this.total = 0;
    this.load = async () => ({ total: 0, groups: [] });
    this.groups = [];
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('load')) {
      this.groups = [];
      void this.#more();
    }
  }

  async #more(): Promise<void> {
    const { load } = this;
    const { groups } = await load(this.groups.length, groupsAtOnce);
    if (load === this.load) {
      this.groups = [...this.groups, ...groups];
    }
  }

  protected override render(): unknown {
    if (this.total === 0) {
      return html`<p class="empty muted">No two records share an address: every record is a lead of its own.</p>`;
    }
    return html`<ul>
        ${this.groups.map((group) => this.#group(group))}
      </ul>
      ${
        this.groups.length < this.total
          ? html`<p class="more">
              <button @click=${this.#more}>Show more</button>
              <span class="muted small">${number(this.groups.length)} of ${number(this.total)}</span>
            </p>`
          : nothing
      }`;
  }

  #group(group: Explanation): unknown {
    const { lead, members, reason, rule } = group;
    return html`<li>
      <details>
        <summary>
          <span class="who">${lead.email ?? `Record ${lead.recordId}`}</span>
          <span class="badge accent">${counted(members.length, 'record')}</span>
          <span>${rule === 'higher_id' ? html`<span class="badge warn">same time</span>` : nothing}</span>
          <span class="why muted small">${reason}</span>
        </summary>
        <explanation-view .explanation=${group} .records=${this.records} brief></explanation-view>
      </details>
    </li>`;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        overflow: auto;
      }
      li {
        border-bottom: 1px solid var(--line);
      }
      summary {
        display: grid;
        grid-template-columns: 0.45rem minmax(0, max-content) auto 1fr;
        gap: 0.1rem 0.6rem;
        align-items: center;
        padding: 0.7rem 1rem;
        cursor: pointer;
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary:hover {
        background: var(--raised);
      }
      summary:focus-visible {
        outline-offset: -2px;
      }
      summary::before {
        content: '';
        width: 0.45rem;
        height: 0.45rem;
        border: solid var(--muted);
        border-width: 0 2px 2px 0;
        transform: rotate(-45deg);
        transition: transform 0.12s;
      }
      [open] > summary::before {
        transform: rotate(45deg);
      }
      .who {
        font-weight: 550;
        overflow-wrap: anywhere;
      }
      .why {
        grid-column: 2 / -1;
      }
      explanation-view {
        padding: 0 1rem 1.2rem 2.05rem;
      }
      .more,
      .empty {
        display: flex;
        gap: 1rem;
        align-items: center;
        justify-content: center;
        padding: 1.2rem;
      }
      @media (prefers-reduced-motion: reduce) {
        summary::before {
          transition: none;
        }
      }
    `,
  ];
}

customElements.define('duplicate-list', DuplicateList);
