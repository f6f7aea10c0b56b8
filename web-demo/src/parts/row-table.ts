import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { shared } from './styles.js';

export interface TableColumn<Row> {
  label: string;
  /** A CSS grid track: "2fr", "8rem". */
  width: string;
  /** The column is left out where the table is narrower than this, in pixels. */
  from?: number;
  align?: 'end';
  cell(row: Row): unknown;
}

/** Where rows come from: a window of a sorted list of `count`. */
export interface RowSource<Row> {
  count: number;
  rows(offset: number, limit: number): Promise<Row[]>;
}

const rowHeight = 56;
const rowsInPage = 100;
const pagesKept = 30;
/** Browsers stop at some 17 million pixels; a longer list is scrolled through in proportion. */
const tallest = 15_000_000;

/**
 * A table of any length: only the rows in sight are in the document. Arrow keys, Page up and down, Home and End move;
 * Enter opens, as a click does (event "row-open", detail: the row).
 *
 * Styles are set as the property `.style`, which a strict Content-Security-Policy allows; as an attribute it would not.
 */
export class RowTable<Row> extends LitElement {
  static override properties = { columns: { attribute: false }, source: { attribute: false }, label: {} };

  declare columns: TableColumn<Row>[];
  declare source: RowSource<Row>;
  declare label: string;

  #pages = new Map<number, Row[] | 'coming'>();
  #active = 0;
  #width = 0;
  #resized = new ResizeObserver(([entry]) => {
    this.#width = entry.contentRect.width;
    this.requestUpdate();
  });

  constructor() {
    super();
    this.columns = [];
    this.source = { count: 0, rows: async () => [] };
    this.label = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('source')) {
      this.#pages.clear();
      this.#active = 0;
      this.#viewport?.scrollTo({ top: 0 });
    }
  }

  get #viewport(): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>('.viewport') ?? null;
  }

  get #height(): number {
    return Math.min(this.source.count * rowHeight, tallest);
  }

  /** Rows above the upper edge, in rows; not a whole number. */
  get #above(): number {
    const scrolled = this.#viewport?.scrollTop ?? 0;
    return (scrolled / Math.max(1, this.#height)) * this.source.count;
  }

  #rowsInSight(): number {
    return Math.ceil((this.#viewport?.clientHeight ?? 600) / rowHeight) + 1;
  }

  #row(index: number): Row | undefined {
    const number = Math.floor(index / rowsInPage);
    const page = this.#pages.get(number);
    if (page === undefined) {
      void this.#fetch(number);
    }
    return Array.isArray(page) ? page[index % rowsInPage] : undefined;
  }

  async #fetch(number: number): Promise<void> {
    const { source } = this;
    this.#pages.set(number, 'coming');
    const rows = await source.rows(number * rowsInPage, rowsInPage).catch(() => []);
    if (source !== this.source) {
      return;
    }
    this.#pages.delete(number); // the newest stands last, the oldest leaves first
    this.#pages.set(number, rows);
    for (const oldest of [...this.#pages.keys()].slice(0, -pagesKept)) {
      this.#pages.delete(oldest);
    }
    this.requestUpdate();
  }

  #keyPressed(event: KeyboardEvent): void {
    const jump = Math.max(1, this.#rowsInSight() - 3);
    const { count } = this.source;
    const targets: Record<string, number> = {
      ArrowDown: this.#active + 1,
      ArrowUp: this.#active - 1,
      PageDown: this.#active + jump,
      PageUp: this.#active - jump,
      Home: 0,
      End: count - 1,
    };
    if (event.key === 'Enter' || event.key === ' ') {
      this.#open(this.#active);
    } else if (event.key in targets) {
      this.#active = Math.min(Math.max(targets[event.key], 0), count - 1);
      this.#reveal(this.#active);
      this.requestUpdate();
    } else {
      return;
    }
    event.preventDefault();
  }

  #reveal(index: number): void {
    const viewport = this.#viewport;
    if (!viewport) {
      return;
    }
    const inSight = (viewport.clientHeight - rowHeight) / rowHeight; // without the heading
    const first = index < this.#above ? index : Math.max(this.#above, index + 1 - inSight);
    viewport.scrollTop = (first / Math.max(1, this.source.count)) * this.#height;
  }

  #open(index: number): void {
    this.#active = index;
    this.requestUpdate();
    const row = this.#row(index);
    if (row !== undefined) {
      this.dispatchEvent(new CustomEvent<Row>('row-open', { detail: row }));
    }
  }

  protected override render(): unknown {
    const { count } = this.source;
    const columns = this.columns.filter(({ from = 0 }) => this.#width >= from);
    const tracks = columns.map(({ width }) => width).join(' ');
    const above = this.#above;
    const scrolled = this.#viewport?.scrollTop ?? 0;
    const first = Math.floor(above);
    const indices = Array.from(
      { length: Math.max(0, Math.min(this.#rowsInSight(), count - first)) },
      (_, i) => first + i,
    );
    return html`
      <div
        class="viewport"
        role="grid"
        tabindex="0"
        aria-label=${this.label}
        aria-rowcount=${count + 1}
        aria-activedescendant=${indices.includes(this.#active) ? `row-${this.#active}` : nothing}
        @scroll=${() => this.requestUpdate()}
        @keydown=${this.#keyPressed}
      >
        <div class="line heading" role="row" aria-rowindex="1" .style=${`grid-template-columns: ${tracks}`}>
          ${columns.map(({ label, align }) => html`<div role="columnheader" class=${align ?? ''}>${label}</div>`)}
        </div>
        <div class="rows" role="rowgroup" .style=${`height: ${this.#height}px`}>
          ${indices.map((index) => this.#line(index, (index - above) * rowHeight + scrolled, tracks, columns))}
        </div>
      </div>
    `;
  }

  #line(index: number, top: number, tracks: string, columns: TableColumn<Row>[]): unknown {
    const row = this.#row(index);
    const cell = ({ cell, align }: TableColumn<Row>) =>
      html`<div role="gridcell" class=${align ?? ''}>
        ${row === undefined ? html`<span class="bar"></span>` : cell(row)}
      </div>`;
    return html`<div
      id="row-${index}"
      class="line ${index === this.#active ? 'active' : ''}"
      role="row"
      aria-rowindex=${index + 2}
      aria-selected=${index === this.#active}
      .style=${`grid-template-columns: ${tracks}; transform: translateY(${top}px)`}
      @click=${() => this.#open(index)}
    >
      ${columns.map(cell)}
    </div>`;
  }

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        min-height: 0;
      }
      .viewport {
        height: 100%;
        overflow: auto;
        border-radius: inherit;
        overscroll-behavior: contain;
      }
      .viewport:focus-visible {
        outline-offset: -2px;
      }
      .line {
        display: grid;
        align-items: center;
        column-gap: 1rem;
        height: ${rowHeight}px;
        padding: 0 1rem;
        border-bottom: 1px solid var(--line);
      }
      .heading {
        position: sticky;
        z-index: 1;
        top: 0;
        height: 40px;
        background: var(--raised);
        color: var(--muted);
        font-size: 0.8rem;
        font-weight: 600;
      }
      .rows {
        position: relative;
      }
      .rows .line {
        position: absolute;
        inset: 0 0 auto;
        cursor: pointer;
      }
      .rows .line:hover {
        background: var(--raised);
      }
      .viewport:focus-visible .line.active {
        background: var(--accent-soft);
      }
      [role='gridcell'],
      [role='columnheader'] {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .end {
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
      .two > * {
        display: block;
        overflow: hidden;
        line-height: 1.35;
        text-overflow: ellipsis;
      }
      .two > :last-child {
        color: var(--muted);
        font-size: 0.867rem;
      }
      .strong {
        font-weight: 550;
      }
      .bar {
        display: block;
        width: 60%;
        height: 0.7rem;
        border-radius: 4px;
        background: var(--raised);
      }
    `,
  ];
}

customElements.define('row-table', RowTable);
