import { TrailSparkError, type Lead } from '@trailspark/hubspot';
import { css, html, LitElement, nothing } from 'lit';
import { t } from '../../i18n/t.js';
import { leadColumns } from '../../parts/columns.js';
import '../../parts/row-table.js';
import type { RowSource } from '../../parts/row-table.js';
import { dataGate } from '../../shell/data-gate.js';
import type { App, Portal } from '../../stores/app.js';
import type { Contents } from '../../stores/base-store.js';
import { Follow } from '../../stores/store.js';
import { icon } from '../../ui/controls.js';
import { viewStyles } from '../../ui/styles.js';
import { saveFile } from '../../ui/save-file.js';
import './lead-detail.js';

/** The leads that the account's records come to: a table of any length, and a page for each. */
export class LeadsView extends LitElement {
  static override properties = {
    app: { attribute: false },
    portal: { attribute: false },
    notFound: { state: true },
  };

  declare app: App;
  declare portal: Portal;
  declare notFound: string;

  #contents: Contents | undefined;
  #source: RowSource<Lead> = { count: 0, rows: async () => [] };

  constructor() {
    super();
    this.notFound = '';
    new Follow(this, () => [this.portal.base, this.app.router]);
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    const { base } = this.portal;
    if (changed.has('portal')) {
      void base.load();
    }
    if (base.contents.state === 'ready' && base.contents.value !== this.#contents) {
      this.#contents = base.contents.value;
      this.#source = {
        count: this.#contents.counts.lead,
        rows: (offset, limit) => base.base.leads({ offset, limit }),
      };
    }
  }

  async #find(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const key = (new FormData(event.target as HTMLFormElement).get('key') as string).trim();
    if (key === '') {
      return;
    }
    this.notFound = '';
    try {
      const { lead } = await this.portal.base.find(key);
      this.app.router.go(`leads/${lead.recordId}`);
    } catch (error) {
      if (!(error instanceof TrailSparkError)) {
        throw error;
      }
      this.notFound = t.leads.notFound(key);
    }
  }

  protected override render(): unknown {
    const { rest } = this.app.router.place;
    return dataGate(this.app, this.portal, (contents) =>
      rest
        ? html`<ts-lead-detail .app=${this.app} .portal=${this.portal} .key=${rest}></ts-lead-detail>`
        : this.#list(contents),
    );
  }

  #list({ counts, report }: Contents): unknown {
    const save = (format: 'csv' | 'ndjson') => () =>
      saveFile(`leads.${format}`, this.portal.base.base.export(format, { neutraliseFormulas: format === 'csv' }));
    return html`
      <div class="bar spread">
        <div class="title">
          <h2>${t.leads.title}</h2>
          <p class="muted">${t.leads.count(counts.lead, report.records)}</p>
        </div>
        <form class="bar" role="search" @submit=${this.#find}>
          <input type="search" name="key" aria-label=${t.leads.searchLabel} placeholder=${t.leads.searchPlaceholder} />
          <wa-button type="submit" size="s" appearance="outlined">${icon('search', 'start')} ${t.leads.find}</wa-button>
          <wa-button size="s" appearance="plain" @click=${save('csv')}
            >${icon('download', 'start')} ${t.leads.save('CSV')}</wa-button
          >
          <wa-button size="s" appearance="plain" @click=${save('ndjson')}
            >${icon('download', 'start')} ${t.leads.save('NDJSON')}</wa-button
          >
        </form>
      </div>
      <p role="status" class=${this.notFound ? 'warn-text' : 'visually-hidden'}>${this.notFound || nothing}</p>
      <div class="card table">
        <row-table
          label=${t.leads.title}
          .columns=${leadColumns}
          .source=${this.#source}
          @row-open=${({ detail }: CustomEvent<Lead>) => this.app.router.go(`leads/${detail.recordId}`)}
        ></row-table>
      </div>
    `;
  }

  static override styles = [
    ...viewStyles,
    css`
      .title {
        flex: 1 1 12rem;
      }
      .table {
        height: max(24rem, calc(100dvh - 15rem));
        padding: 0;
        overflow: hidden;
      }
      .table row-table {
        height: 100%;
      }
      input {
        width: 13rem;
        min-height: 2.1rem;
      }
    `,
  ];
}

customElements.define('ts-leads-view', LeadsView);
