import type { Account, Deal, Lead } from '@trailspark/hubspot';
import { html } from 'lit';
import { day, number, signal } from './format.js';
import type { TableColumn } from './row-table.js';

const none = html`<span class="muted">none</span>`;

/** Two lines in a cell, the second the quieter. */
const two = (first: unknown, second: unknown, weight = '') =>
  html`<div class="two"><span class=${weight}>${first || '\u00a0'}</span><span>${second || '\u00a0'}</span></div>`;

const named = ({ firstName, lastName }: Lead) => [firstName, lastName].filter(Boolean).join(' ');

export const leadColumns: TableColumn<Lead>[] = [
  {
    label: 'Person',
    width: 'minmax(0, 2.2fr)',
    cell: (lead) => two(named(lead) || lead.email, lead.email ?? 'no usable address', 'strong'),
  },
  { label: 'Role', width: 'minmax(0, 2fr)', from: 620, cell: ({ jobTitle, company }) => two(jobTitle, company) },
  {
    label: 'Stage',
    width: 'minmax(0, 1.2fr)',
    from: 860,
    cell: ({ lifecycleStage, leadStatus }) => two(lifecycleStage, leadStatus),
  },
  {
    label: 'Signals',
    width: 'minmax(0, 1.8fr)',
    from: 720,
    cell: ({ signals }) => (signals.length ? two(signal(signals[0]), signals.slice(1).map(signal).join(', ')) : none),
  },
  { label: 'Updated', width: '7.5rem', from: 980, cell: ({ updatedAt }) => day(updatedAt) },
  {
    label: 'Records',
    width: '5.5rem',
    align: 'end',
    cell: ({ mergedFrom }) =>
      mergedFrom.length
        ? html`<span class="badge accent">${mergedFrom.length + 1} in one</span>`
        : html`<span class="muted">1</span>`,
  },
];

export const accountColumns: TableColumn<Account>[] = [
  { label: 'Account', width: 'minmax(0, 2fr)', cell: ({ name, domain }) => two(name, domain, 'strong') },
  {
    label: 'Industry',
    width: 'minmax(0, 1.5fr)',
    from: 560,
    cell: ({ industry, marketSegment }) => two(industry, marketSegment),
  },
  { label: 'Region', width: 'minmax(0, 1fr)', from: 760, cell: ({ region }) => region },
  {
    label: 'Employees',
    width: '7rem',
    align: 'end',
    cell: ({ employeeCount }) => (employeeCount === null ? none : number(employeeCount)),
  },
  {
    label: 'Revenue',
    width: '9rem',
    from: 900,
    align: 'end',
    cell: ({ annualRevenue }) => (annualRevenue === null ? none : number(annualRevenue)),
  },
];

export const dealColumns: TableColumn<Deal>[] = [
  { label: 'Deal', width: 'minmax(0, 2fr)', cell: ({ name, recordId }) => two(name, `record ${recordId}`, 'strong') },
  { label: 'Stage', width: 'minmax(0, 1.2fr)', from: 560, cell: ({ stage, pipeline }) => two(stage, pipeline) },
  {
    label: 'Outcome',
    width: '6rem',
    from: 720,
    cell: ({ isWon, isClosed }) =>
      isWon ? html`<span class="badge accent">won</span>` : isClosed ? html`<span class="badge">lost</span>` : 'open',
  },
  { label: 'Closes', width: '7.5rem', from: 860, cell: ({ closeDate }) => day(closeDate) },
  { label: 'Amount', width: '8rem', align: 'end', cell: ({ amount }) => (amount === null ? none : number(amount)) },
];
