import type { Signal } from '@trailspark/hubspot';
import { css, html, LitElement } from 'lit';
import type uPlot from 'uplot';
import { t } from '../../i18n/t.js';
import { number } from '../../parts/format.js';
import { drawChart, type ChartHandle } from '../../ui/chart.js';
import { viewStyles } from '../../ui/styles.js';
import type { SignalCounts } from './signal-counts.js';

const types: Signal['type'][] = [
  'page_view',
  'email_open',
  'email_click',
  'form_fill',
  'sales_event',
  'product_activity',
];
const monthsShown = 24;

/** Leads by the month of their last signal, a line a type; the same as a table for who cannot see it. */
export class SignalChart extends LitElement {
  static override properties = { counts: { attribute: false }, withoutMachines: { type: Boolean } };

  declare counts: SignalCounts;
  declare withoutMachines: boolean;

  #chart: ChartHandle | undefined;
  #drawn = '';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  /** Every month from the first that is shown to the last, those without signals too. */
  get #months(): string[] {
    const known = [...this.counts.months.keys()].sort();
    const months: string[] = [];
    for (let at = new Date(`${known[0]}-01T00:00:00Z`); known.length > 0 && months.length < 1200;) {
      const month = at.toISOString().slice(0, 7);
      months.push(month);
      if (month >= known[known.length - 1]) {
        break;
      }
      at.setUTCMonth(at.getUTCMonth() + 1);
    }
    return months.slice(-monthsShown);
  }

  #value(month: string, type: Signal['type']): number {
    const cell = this.counts.months.get(month)?.get(type);
    return (cell?.people ?? 0) + (this.withoutMachines ? 0 : (cell?.machines ?? 0));
  }

  get #shown(): Signal['type'][] {
    return types.filter((type) => this.#months.some((month) => this.#value(month, type) > 0));
  }

  protected override updated(): void {
    const holder = this.renderRoot.querySelector<HTMLElement>('.chart');
    const shown = this.#shown;
    if (!holder) {
      return;
    }
    if (this.#drawn !== shown.join()) {
      this.#chart?.destroy();
      this.#drawn = shown.join();
      this.#chart = drawChart(holder, {
        series: shown.map((type) => ({ label: t.signals.types[type], color: `--series-${types.indexOf(type)}` })),
        x: { label: t.signals.month, time: true },
        height: 240,
      });
    }
    const months = this.#months;
    const x = months.map((month) => Date.parse(`${month}-01T00:00:00Z`) / 1000);
    this.#chart?.set([x, ...shown.map((type) => months.map((month) => this.#value(month, type)))] as uPlot.AlignedData);
  }

  protected override render(): unknown {
    const shown = this.#shown;
    const months = this.#months.toReversed();
    return html`<ul class="legend">
        ${shown.map((type) => html`<li class="series-${types.indexOf(type)}">${t.signals.types[type]}</li>`)}
      </ul>
      <div class="chart" aria-hidden="true"></div>
      <div class="visually-hidden">
        <table>
          <caption>
            ${t.signals.chart}
          </caption>
          <thead>
            <tr>
              <th scope="col">${t.signals.month}</th>
              ${shown.map((type) => html`<th scope="col">${t.signals.types[type]}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${months.map(
              (month) =>
                html`<tr>
                  <th scope="row">${month}</th>
                  ${shown.map((type) => html`<td>${number(this.#value(month, type))}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  static override styles = [
    ...viewStyles,
    css`
      :host {
        --series-0: light-dark(#0f766e, #2dd4bf);
        --series-1: light-dark(#1d4ed8, #8ab4ff);
        --series-2: light-dark(#b45309, #fbbf24);
        --series-3: light-dark(#9d174d, #f9a8d4);
        --series-4: light-dark(#4d7c0f, #bef264);
        --series-5: light-dark(#6d28d9, #c4b5fd);
        position: relative;
      }
      .chart {
        height: 240px;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 0.3rem 1.1rem;
        font-size: 0.867rem;
      }
      .legend li::before {
        content: '';
        display: inline-block;
        width: 0.9rem;
        height: 0.22rem;
        margin-inline-end: 0.4rem;
        border-radius: 2px;
        background: currentColor;
        vertical-align: middle;
      }
      .series-0::before {
        color: var(--series-0);
      }
      .series-1::before {
        color: var(--series-1);
      }
      .series-2::before {
        color: var(--series-2);
      }
      .series-3::before {
        color: var(--series-3);
      }
      .series-4::before {
        color: var(--series-4);
      }
      .series-5::before {
        color: var(--series-5);
      }
    `,
  ];
}

customElements.define('ts-signal-chart', SignalChart);
