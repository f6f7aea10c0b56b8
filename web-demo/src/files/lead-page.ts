import { TrailSparkError, type Lead, type RowFormat, type Target } from '@trailspark/hubspot';
import { css, html, LitElement, nothing, svg } from 'lit';
import companies from '../../samples/sample-companies.ndjson.gz?url';
import contacts from '../../samples/sample-contacts.ndjson.gz?url';
import deals from '../../samples/sample-deals.ndjson.gz?url';
import { accountColumns, dealColumns, leadColumns } from '../parts/columns.js';
import '../parts/duplicate-list.js';
import './file-drop.js';
import type { ChosenFiles } from './file-drop.js';
import './file-list.js';
import { number } from '../parts/format.js';
import '../parts/lead-sheet.js';
import type { LeadSheet } from '../parts/lead-sheet.js';
import '../parts/report-view.js';
import '../parts/row-table.js';
import type { RowSource } from '../parts/row-table.js';
import { shared } from '../parts/styles.js';
import logo from '../ui/logo.svg?url';
import { Workbench, type Contents } from './workbench.js';

const samples: [name: string, address: string][] = [
  ['sample-contacts.ndjson.gz', contacts],
  ['sample-companies.ndjson.gz', companies],
  ['sample-deals.ndjson.gz', deals],
];
const placed = (address: string) => new URL(address, import.meta.url).href;

const downloadIcon = svg`<svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
  <path d="M8 1v9M4.5 6.5 8 10l3.5-3.5M2 14h12" fill="none" stroke="currentColor" stroke-width="1.8" />
</svg>`;

type Tab = Target | 'duplicates' | 'report';

/** What the tabs show, made anew when the contents change: a table notices by its source. */
interface Shown {
  sources: Record<Target, RowSource<unknown>>;
  duplicates: (offset: number, limit: number) => ReturnType<Workbench['base']['duplicates']>;
}

/** The whole page: files in, leads out. */
export class LeadPage extends LitElement {
  static override properties = { tab: { state: true } };

  declare tab: Tab;

  #workbench = new Workbench();
  #contents: Contents | undefined;
  #shown: Shown | undefined;

  constructor() {
    super();
    this.tab = 'lead';
    this.#workbench.addEventListener('change', () => this.#changed());
    // A file that misses the drop zone must not make the tab leave this page.
    for (const kind of ['dragover', 'drop'] as const) {
      window.addEventListener(kind, (event) => event.preventDefault());
    }
  }

  #changed(): void {
    const { contents, base } = this.#workbench;
    if (contents !== this.#contents) {
      this.#contents = contents;
      const source = (target: Target, rows: RowSource<unknown>['rows']) => ({
        count: contents?.counts[target] ?? 0,
        rows,
      });
      this.#shown = contents && {
        sources: {
          lead: source('lead', (offset, limit) => base.leads({ offset, limit })),
          account: source('account', (offset, limit) => base.accounts({ offset, limit })),
          deal: source('deal', (offset, limit) => base.deals({ offset, limit })),
        },
        duplicates: (offset, limit) => base.duplicates({ offset, limit }),
      };
      if (contents && !this.#tabs(contents).some(([tab]) => tab === this.tab)) {
        this.tab = 'lead';
      }
    }
    this.requestUpdate();
  }

  async #sample(): Promise<void> {
    const files = await Promise.all(
      samples.map(async ([name, address]) => new File([await (await fetch(placed(address))).blob()], name)),
    );
    await this.#workbench.add(files, 'auto');
  }

  async #explain(key: string, lead?: Lead): Promise<void> {
    try {
      const explanation = await this.#workbench.base.explain(key);
      await this.renderRoot.querySelector<LeadSheet>('lead-sheet')?.show(explanation, lead);
    } catch (error) {
      const input = this.renderRoot.querySelector<HTMLInputElement>('input[type="search"]');
      if (!(error instanceof TrailSparkError) || !input) {
        throw error;
      }
      input.setCustomValidity(`No lead has the address or record id "${key}".`);
      input.reportValidity();
    }
  }

  #find(event: SubmitEvent): void {
    event.preventDefault();
    const key = new FormData(event.target as HTMLFormElement).get('key') as string;
    if (key.trim()) {
      void this.#explain(key.trim());
    }
  }

  #tabs({ counts, duplicates, report }: Contents): [Tab, string, number][] {
    const rejected = report.rejectedValues + report.rejectedRecords + report.rejectedPages;
    const tabs: [Tab, string, number][] = [
      ['lead', 'Leads', counts.lead],
      ['duplicates', 'Duplicates', duplicates],
      ['report', 'Report', rejected],
      ['account', 'Accounts', counts.account],
      ['deal', 'Deals', counts.deal],
    ];
    return tabs.filter(([tab, , count]) => (tab !== 'account' && tab !== 'deal') || count > 0);
  }

  #tabKey(event: KeyboardEvent, tabs: Tab[]): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      this.tab = tabs[(tabs.indexOf(this.tab) + step + tabs.length) % tabs.length];
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector<HTMLElement>('[aria-selected="true"]')?.focus(),
      );
      event.preventDefault();
    }
  }

  protected override render(): unknown {
    const { files, fault, busy } = this.#workbench;
    const isEmpty = files.length === 0;
    return html`
      <header>
        <img src=${placed(logo)} alt="" width="36" height="36" />
        <div>
          <h1>Leads from HubSpot pages</h1>
          <p class="muted">Your files are read in this tab and sent nowhere.</p>
        </div>
      </header>
      <main class=${isEmpty ? 'empty' : ''}>
        ${
          fault
            ? html`<div class="fault" role="alert">
                <strong>Sorry, ${fault.meaning}.</strong> ${fault.detail}
                <p>What to do: ${fault.remedy}.</p>
              </div>`
            : nothing
        }
        <file-drop
          ?small=${!isEmpty}
          @files=${({ detail }: CustomEvent<ChosenFiles>) => this.#workbench.add(detail.files, detail.object)}
        >
          ${
            isEmpty
              ? html`<button @click=${this.#sample}>Try it with a sample</button>`
              : html`<button class="plain" @click=${() => this.#workbench.clear()}>Start over</button>`
          }
        </file-drop>
        ${isEmpty ? this.#promises() : this.#files(busy)}
        <p class="visually-hidden" role="status">${this.#status()}</p>
        ${this.#contents && this.#shown ? this.#results(this.#contents, this.#shown) : nothing}
      </main>
      <lead-sheet></lead-sheet>
    `;
  }

  #promises(): unknown {
    return html`<ul class="promises">
      <li>
        <strong>One person, one lead</strong>Records that share an address become one; the newest wins, and you can see
        why.
      </li>
      <li>
        <strong>Nothing lost without a word</strong>What cannot be read or converted is counted, located and shown.
      </li>
      <li>
        <strong>Nothing leaves this tab</strong>The work is done here, in a worker, by the same core that runs natively.
      </li>
    </ul>`;
  }

  #files(busy: boolean): unknown {
    return html`<section class="files card" aria-label="Files">
      <file-list .files=${this.#workbench.files}></file-list>
      ${busy ? html`<button @click=${() => this.#workbench.stop()}>Stop</button>` : nothing}
    </section>`;
  }

  #status(): string {
    const { busy, contents } = this.#workbench;
    return busy ? 'Reading files.' : contents ? `Done: ${number(contents.counts.lead)} leads.` : '';
  }

  #results(contents: Contents, shown: Shown): unknown {
    const tabs = this.#tabs(contents);
    const { report } = contents;
    const figures: [string, number][] = [
      ['records', report.records],
      ['leads', report.leads],
      ['duplicates', report.duplicates],
      ['without address', report.withoutEmail],
    ];
    return html`
      <dl class="figures">
        ${figures.map(
          ([what, count]) =>
            html`<div class="card">
              <dt>${what}</dt>
              <dd>${number(count)}</dd>
            </div>`,
        )}
      </dl>
      <section class="results card">
        <div class="bar">
          <div
            role="tablist"
            aria-label="Results"
            @keydown=${(event: KeyboardEvent) =>
              this.#tabKey(
                event,
                tabs.map(([tab]) => tab),
              )}
          >
            ${tabs.map(
              ([tab, label, count]) =>
                html`<button
                  id="tab-${tab}"
                  class="plain"
                  role="tab"
                  aria-controls="panel"
                  aria-selected=${tab === this.tab}
                  tabindex=${tab === this.tab ? 0 : -1}
                  @click=${() => (this.tab = tab)}
                >
                  ${label} <span class="badge ${tab === 'report' && count ? 'warn' : ''}">${number(count)}</span>
                </button>`,
            )}
          </div>
          ${this.#tools()}
        </div>
        <div id="panel" class="panel" role="tabpanel" aria-labelledby="tab-${this.tab}">
          ${this.#panel(contents, shown)}
        </div>
      </section>
    `;
  }

  #tools(): unknown {
    const { tab } = this;
    if (tab === 'duplicates' || tab === 'report') {
      return nothing;
    }
    const save = (format: RowFormat) => () => this.#workbench.download(format, tab);
    return html`<div class="tools">
      ${
        tab === 'lead'
          ? html`<form role="search" @submit=${this.#find}>
              <input
                type="search"
                name="key"
                placeholder="Address or record id"
                aria-label="Explain the lead with this address or record id"
                @input=${(event: Event) => (event.target as HTMLInputElement).setCustomValidity('')}
              />
            </form>`
          : nothing
      }
      <button aria-label="Save as CSV" @click=${save('csv')}>${downloadIcon} CSV</button>
      <button aria-label="Save as NDJSON" @click=${save('ndjson')}>${downloadIcon} NDJSON</button>
    </div>`;
  }

  #panel({ duplicates, report }: Contents, shown: Shown): unknown {
    switch (this.tab) {
      case 'lead':
        return html`<row-table
          label="Leads"
          .columns=${leadColumns}
          .source=${shown.sources.lead}
          @row-open=${({ detail }: CustomEvent<Lead>) => this.#explain(detail.recordId, detail)}
        ></row-table>`;
      case 'account':
        return html`<row-table
          label="Accounts"
          .columns=${accountColumns}
          .source=${shown.sources.account}
        ></row-table>`;
      case 'deal':
        return html`<row-table label="Deals" .columns=${dealColumns} .source=${shown.sources.deal}></row-table>`;
      case 'duplicates':
        return html`<duplicate-list .total=${duplicates} .load=${shown.duplicates}></duplicate-list>`;
      case 'report':
        return html`<report-view .report=${report}></report-view>`;
    }
  }

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 1.2rem;
        max-width: 78rem;
        min-height: 100dvh;
        margin: 0 auto;
        padding: clamp(1rem, 3vw, 2rem);
      }
      header {
        display: flex;
        gap: 0.9rem;
        align-items: center;
      }
      h1 {
        font-size: clamp(1.15rem, 4vw, 1.4rem);
        line-height: 1.25;
        letter-spacing: -0.01em;
      }
      main {
        display: flex;
        flex: 1;
        flex-direction: column;
        gap: 1rem;
      }
      main.empty {
        gap: 1.6rem;
        padding-top: clamp(0rem, 4vh, 3rem);
      }
      .promises {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
        gap: 1.2rem 2rem;
        color: var(--muted);
      }
      .promises strong {
        display: block;
        color: var(--text);
      }
      .fault {
        padding: 0.9rem 1.1rem;
        border-radius: var(--radius);
        background: var(--bad-soft);
        color: var(--text);
      }
      .fault strong {
        color: var(--bad);
      }
      .files {
        display: flex;
        gap: 1rem;
        align-items: start;
        justify-content: space-between;
        padding: 0.5rem 1rem;
      }
      .files file-list {
        flex: 1;
        max-height: 12rem;
        overflow: auto;
      }
      .figures {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
        gap: 0.8rem;
      }
      .figures div {
        display: flex;
        flex-direction: column-reverse;
        padding: 0.7rem 1rem;
      }
      .figures dt {
        color: var(--muted);
        font-size: 0.867rem;
      }
      .figures dd {
        font-size: 1.6rem;
        font-weight: 600;
        line-height: 1.2;
        letter-spacing: -0.02em;
        font-variant-numeric: tabular-nums;
      }
      .results {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 26rem;
        overflow: hidden;
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: center;
        justify-content: space-between;
        padding: 0.5rem;
        border-bottom: 1px solid var(--line);
      }
      [role='tablist'] {
        display: flex;
        max-width: 100%;
        overflow-x: auto;
      }
      [role='tab'] {
        flex: none;
        padding: 0 0.8rem;
        color: var(--muted);
      }
      [role='tab'][aria-selected='true'],
      [role='tab'][aria-selected='true']:hover:not(:disabled) {
        background: var(--accent-soft);
        color: var(--accent);
      }
      [role='tab']:focus-visible {
        outline-offset: -2px;
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      .tools button,
      .tools input {
        font-size: 0.867rem;
      }
      .tools form {
        flex: 1 1 9rem;
        max-width: 11.5rem;
      }
      .tools input {
        width: 100%;
      }
      .panel {
        position: relative;
        flex: 1;
        min-height: 0;
      }
      .panel > * {
        position: absolute;
        inset: 0;
      }
    `,
  ];
}

customElements.define('lead-page', LeadPage);
