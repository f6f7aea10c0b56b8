import { TrailSparkError } from '@trailspark/hubspot';
import { css, html, LitElement, nothing } from 'lit';
import { t } from '../../i18n/t.js';
import { number } from '../../parts/format.js';
import { dataGate } from '../../shell/data-gate.js';
import type { App, Portal } from '../../stores/app.js';
import type { Contents } from '../../stores/base-store.js';
import { Follow } from '../../stores/store.js';
import { icon } from '../../ui/controls.js';
import { loadingNotice, sentence } from '../../ui/notices.js';
import { viewStyles } from '../../ui/styles.js';
import './signal-chart.js';
import { countSignals, type SignalCounts } from './signal-counts.js';

/** What people did, over time, by type and source; what machines did; what is missing, and why. */
export class SignalsView extends LitElement {
  static override properties = {
    app: { attribute: false },
    portal: { attribute: false },
    counts: { state: true },
    withoutMachines: { state: true },
    notFound: { state: true },
  };

  declare app: App;
  declare portal: Portal;
  declare counts: SignalCounts | undefined;
  declare withoutMachines: boolean;
  declare notFound: string;

  #counted: Contents | undefined;

  constructor() {
    super();
    this.withoutMachines = false;
    this.notFound = '';
    new Follow(this, () => [this.portal.base]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#counted = undefined;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    const { base } = this.portal;
    if (changed.has('portal')) {
      void base.load();
    }
    const contents = base.contents.state === 'ready' ? base.contents.value : undefined;
    if (contents && contents !== this.#counted) {
      this.#counted = contents;
      void this.#count(contents);
    }
  }

  async #count(contents: Contents): Promise<void> {
    const { base } = this.portal.base;
    for await (const counts of countSignals(contents.counts.lead, (offset, limit) => base.leads({ offset, limit }))) {
      if (contents !== this.#counted) {
        return;
      }
      this.counts = counts;
    }
  }

  async #find(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const key = (new FormData(event.target as HTMLFormElement).get('key') as string).trim();
    this.notFound = '';
    try {
      if (key !== '') {
        this.app.router.go(`leads/${(await this.portal.base.find(key)).lead.recordId}`);
      }
    } catch (error) {
      if (!(error instanceof TrailSparkError)) {
        throw error;
      }
      this.notFound = t.leads.notFound(key);
    }
  }

  protected override render(): unknown {
    return dataGate(this.app, this.portal, (contents) => [
      this.#head(),
      this.#chart(),
      this.#types(),
      this.#missing(contents),
    ]);
  }

  #head(): unknown {
    return html`<div class="bar spread">
        <div class="title">
          <h2>${t.signals.title}</h2>
          <p class="muted">${t.signals.timelineHint}</p>
        </div>
        <form class="bar" role="search" aria-label=${t.signals.timeline} @submit=${this.#find}>
          <input type="search" name="key" aria-label=${t.leads.searchLabel} placeholder=${t.leads.searchPlaceholder} />
          <wa-button type="submit" size="s" appearance="outlined">${icon('search', 'start')} ${t.leads.find}</wa-button>
        </form>
      </div>
      <p role="status" class=${this.notFound ? 'warn-text' : 'visually-hidden'}>${this.notFound || nothing}</p>`;
  }

  #chart(): unknown {
    const { counts } = this;
    return html`<section class="card stack" aria-labelledby="chart-title">
      <h3 id="chart-title">${t.signals.chart}</h3>
      <p class="muted small">${t.signals.chartHint}</p>
      ${
        !counts
          ? loadingNotice()
          : counts.sources.length === 0
            ? html`<p>${t.signals.none}</p>`
            : html`<ts-signal-chart .counts=${counts} .withoutMachines=${this.withoutMachines}></ts-signal-chart>`
      }
      <label class="bar"
        ><input
          type="checkbox"
          .checked=${this.withoutMachines}
          @change=${(event: Event) => (this.withoutMachines = (event.target as HTMLInputElement).checked)}
        />
        ${t.signals.machines.hide}</label
      >
      <p class="muted small">${t.signals.machines.text}</p>
    </section>`;
  }

  #types(): unknown {
    const sources = this.counts?.sources ?? [];
    const words = t.signals;
    return html`<section class="card stack" aria-labelledby="types-title">
      <h3 id="types-title">${words.byType}</h3>
      <div class="scroll" tabindex="0" role="group" aria-label=${words.byType}>
        <table>
          <thead>
            <tr>
              ${words.columns.map((column, at) => html`<th scope="col" class=${at > 1 ? 'number' : ''}>${column}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${sources.map(
              ({ type, source, leads, count, machineMade }) =>
                html`<tr>
                  <th scope="row">${words.types[type]}</th>
                  <td class="mono">${source}</td>
                  <td class="number">${number(leads)}</td>
                  <td class="number">${number(this.withoutMachines ? count - machineMade : count)}</td>
                  <td class="number">
                    ${machineMade > 0 ? html`<span class="warn-text">${number(machineMade)}</span>` : '0'}
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  #missing({ report }: Contents): unknown {
    const { diagnosis } = report;
    return html`<section class="card stack" aria-labelledby="missing-title">
      <h3 id="missing-title">${t.signals.missing}</h3>
      ${
        diagnosis.length === 0
          ? html`<p class="good-text">${icon('circle-check')} ${t.signals.nothingMissing}</p>`
          : html`<ul class="stack">
              ${diagnosis.map(
                ({ meaning, remedy }) =>
                  html`<li>
                    <strong>${sentence(meaning)}</strong>
                    <div>${t.errors.whatToDo} ${sentence(remedy)}</div>
                  </li>`,
              )}
            </ul>`
      }
    </section>`;
  }

  static override styles = [
    ...viewStyles,
    css`
      .title {
        flex: 1 1 14rem;
      }
      input[type='search'] {
        width: 13rem;
        min-height: 2.1rem;
      }
    `,
  ];
}

customElements.define('ts-signals-view', SignalsView);
