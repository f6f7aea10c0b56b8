import { css, html, LitElement } from 'lit';
import type uPlot from 'uplot';
import { t } from '../../i18n/t.js';
import type { Tick } from '../../stores/sync-store.js';
import { drawChart, type ChartHandle } from '../../ui/chart.js';
import { viewStyles } from '../../ui/styles.js';
import { duration } from '../../ui/time.js';

/** Calls a second over a run, and where HubSpot refused. A sentence says the same without the picture. */
export class CallTimeline extends LitElement {
  static override properties = { ticks: { attribute: false }, count: { type: Number } };

  declare ticks: Tick[];
  /** How many ticks there are: they are appended to the same list. */
  declare count: number;

  #chart: ChartHandle | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  protected override async updated(): Promise<void> {
    const holder = this.renderRoot.querySelector<HTMLElement>('.chart');
    if (holder) {
      this.#chart ??= drawChart(holder, {
        series: [
          { label: t.sync.timeline.calls, color: '--accent', fill: '--accent-soft' },
          { label: t.sync.timeline.refusals, color: '--bad' },
        ],
        x: { label: t.sync.timeline.seconds, time: false },
      });
      this.#chart.set(this.#data());
    }
  }

  /** Ticks gathered into whole seconds. */
  #data(): uPlot.AlignedData {
    const { ticks } = this;
    const seconds = Math.max(1, Math.ceil((ticks.at(-1)?.milliseconds ?? 0) / 1000));
    const step = Math.max(1, Math.ceil(seconds / 240));
    const slots = Math.ceil(seconds / step) + 1;
    const x = Array.from({ length: slots }, (_, slot) => slot * step);
    const calls = new Array<number>(slots).fill(0);
    const refusals = new Array<number>(slots).fill(0);
    let before: Tick = { milliseconds: 0, calls: 0, refusals: 0, retries: 0 };
    for (const tick of ticks) {
      const slot = Math.floor(tick.milliseconds / 1000 / step);
      calls[slot] += (tick.calls - before.calls) / step;
      refusals[slot] += (tick.refusals - before.refusals) / step;
      before = tick;
    }
    return [x, calls, refusals];
  }

  protected override render(): unknown {
    const last = this.ticks.at(-1);
    return html`<p class="muted small">
        ${last ? t.sync.timeline.summary(last.calls, duration(last.milliseconds), last.refusals) : ''}
      </p>
      <div class="chart" aria-hidden="true"></div>`;
  }

  static override styles = [
    ...viewStyles,
    css`
      .chart {
        height: 200px;
      }
    `,
  ];
}

customElements.define('ts-call-timeline', CallTimeline);
