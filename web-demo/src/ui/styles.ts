import { css } from 'lit';
import { shared } from '../parts/styles.js';

/** What the views share besides: sections, facts, tables, notices. */
export const viewStyles = [
  shared,
  css`
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 1.2rem;
      align-content: start;
    }
    h2 {
      font-size: 1.3rem;
      line-height: 1.3;
      letter-spacing: -0.01em;
    }
    h3 {
      font-size: 1.05rem;
      line-height: 1.35;
    }
    a {
      color: var(--accent);
    }
    wa-button::part(base) {
      white-space: nowrap;
    }
    .card {
      padding: clamp(1rem, 2.5vw, 1.4rem);
    }
    .stack {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.8rem;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      gap: 0.6rem 0.8rem;
      align-items: center;
    }
    .spread {
      justify-content: space-between;
    }
    .facts {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(14rem, 100%), 1fr));
      gap: 0.9rem 1.4rem;
    }
    .facts dt {
      color: var(--muted);
      font-size: 0.867rem;
    }
    .facts dd {
      overflow-wrap: anywhere;
    }
    .figure dd {
      font-size: 1.35rem;
      font-weight: 600;
      font-variant-numeric: tabular-nums;
      letter-spacing: -0.01em;
    }
    .scroll {
      overflow-x: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: 0.933rem;
    }
    caption {
      padding-bottom: 0.4rem;
      text-align: start;
      color: var(--muted);
      font-size: 0.867rem;
    }
    th,
    td {
      padding: 0.5rem 0.9rem 0.5rem 0;
      border-bottom: 1px solid var(--line);
      text-align: start;
      vertical-align: top;
      font-weight: 400;
    }
    thead th {
      color: var(--muted);
      font-size: 0.8rem;
      font-weight: 600;
      white-space: nowrap;
    }
    tbody th {
      font-weight: 550;
    }
    tbody tr:last-child > * {
      border-bottom: 0;
    }
    .number {
      text-align: end;
      font-variant-numeric: tabular-nums;
    }
    .nowrap {
      white-space: nowrap;
    }
    .status {
      display: inline-flex;
      gap: 0.4rem;
      align-items: center;
      padding: 0.12rem 0.65rem;
      border-radius: 999px;
      background: var(--raised);
      color: var(--muted);
      font-size: 0.867rem;
      font-weight: 550;
      white-space: nowrap;
    }
    .status.good {
      background: var(--good-soft);
      color: var(--good);
    }
    .status.warn {
      background: var(--warn-soft);
      color: var(--warn);
    }
    .status.bad {
      background: var(--bad-soft);
      color: var(--bad);
    }
    .good-text {
      color: var(--good);
    }
    .warn-text {
      color: var(--warn);
    }
    .bad-text {
      color: var(--bad);
    }
    .why {
      color: var(--muted);
      font-size: 0.867rem;
    }
    .points {
      display: grid;
      gap: 0.35rem;
      padding-inline-start: 1.1rem;
      list-style: disc;
    }
    summary {
      cursor: pointer;
    }
    input[type='checkbox'] {
      flex: none;
      width: 1.1rem;
      height: 1.1rem;
      min-height: 0;
      margin: 0;
      padding: 0;
      accent-color: var(--accent);
    }
    .tabs {
      display: flex;
      gap: 0.3rem;
      width: fit-content;
      max-width: 100%;
      padding: 0.25rem;
      border-radius: 10px;
      background: var(--raised);
      overflow-x: auto;
    }
    .tabs [role='tab'] {
      min-height: 2rem;
      border-color: transparent;
      background: transparent;
      color: var(--muted);
    }
    .tabs [role='tab'][aria-selected='true'] {
      background: var(--card);
      color: var(--accent);
      box-shadow: var(--shadow);
    }
  `,
];
