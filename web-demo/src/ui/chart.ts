import uPlot from 'uplot';
import sheetText from 'uplot/dist/uPlot.min.css?inline';

export interface ChartSeries {
  label: string;
  /** A custom property of the page: "--accent". */
  color: string;
  fill?: string;
  /** Columns instead of a line. */
  bars?: boolean;
}

export interface ChartOptions {
  series: ChartSeries[];
  /** `time`: x is in seconds since 1970, UTC. */
  x: { label: string; time: boolean };
  height?: number;
}

export interface ChartHandle {
  set(data: uPlot.AlignedData): void;
  destroy(): void;
}

let sheet: CSSStyleSheet | undefined;

/** A chart in `holder`, as wide as that is, in the page's colours, and anew when those or its width change. */
export function drawChart(holder: HTMLElement, { series, x, height = 200 }: ChartOptions): ChartHandle {
  adoptStyles(holder.getRootNode() as ShadowRoot);
  let data: uPlot.AlignedData = [[]];
  let plot: uPlot | undefined;
  const draw = () => {
    plot?.destroy();
    plot = new uPlot(options(holder, series, x, height), data, holder);
  };
  const resized = new ResizeObserver(() => plot?.setSize({ width: Math.max(200, holder.clientWidth), height }));
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  resized.observe(holder);
  scheme.addEventListener('change', draw);
  return {
    set(fresh) {
      data = fresh;
      if (plot) {
        plot.setData(fresh);
      } else {
        draw();
      }
    },
    destroy() {
      resized.disconnect();
      scheme.removeEventListener('change', draw);
      plot?.destroy();
    },
  };
}

function adoptStyles(root: ShadowRoot): void {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(sheetText);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}

/** A canvas knows nothing of light-dark(): a probe tells what the colour comes to. */
function colorOf(holder: HTMLElement, name: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  holder.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

function options(holder: HTMLElement, series: ChartSeries[], x: ChartOptions['x'], height: number): uPlot.Options {
  const color = (name: string) => colorOf(holder, name);
  const muted = color('--muted');
  const line = { stroke: color('--line'), width: 1 };
  const axis = { stroke: muted, grid: line, ticks: line, font: '12px system-ui, sans-serif' };
  return {
    width: Math.max(200, holder.clientWidth),
    height,
    cursor: { show: false },
    legend: { show: false },
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'UTC'),
    scales: { x: { time: x.time }, y: { range: (_, __, most) => [0, Math.max(1, most * 1.1)] } },
    axes: [
      { ...axis, label: x.label, labelSize: 18, labelFont: axis.font, size: 34 },
      { ...axis, size: 52 },
    ],
    series: [
      {},
      ...series.map(({ label, color: stroke, fill, bars }) => ({
        label,
        stroke: color(stroke),
        width: 1.5,
        points: { show: false },
        ...(fill ? { fill: color(fill) } : {}),
        ...(bars ? { paths: uPlot.paths.bars!({ size: [0.7, 40] }), fill: color(stroke) } : {}),
      })),
    ],
  };
}
