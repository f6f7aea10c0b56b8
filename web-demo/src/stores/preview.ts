import type { Column, Rejection, Report } from '@trailspark/hubspot';

/** What one mapping makes of the base: the rows' record ids, and the columns in question. */
export interface Side {
  keys: Column;
  columns: Map<string, Column | undefined>;
  report: Report;
}

export interface FieldChange {
  field: string;
  /** Rows whose value differs; of them: empty before, empty after. */
  changed: number;
  filled: number;
  emptied: number;
  examples: { recordId: string; before: string; after: string }[];
}

/** What a change of the mapping would do. */
export interface Preview {
  rows: number;
  /** Rows in which any of the fields differs. */
  changed: number;
  fields: FieldChange[];
  /** How many leads there are, where the change makes other groups. */
  leads: { before: number; after: number };
  rejectedValues: { before: number; after: number };
  /** Kinds of values that convert now and would no longer, or more often not. */
  rejections: Rejection[];
}

const examplesShown = 8;
const decoder = new TextDecoder();

/** Compares row by row; `after` may have other rows, which are matched by record id. */
export function comparePreview(before: Side, after: Side, fields: string[]): Preview {
  const keys = { before: cells(before.keys), after: cells(after.keys) };
  const rowAfter = matching(keys.before, keys.after);
  const differs = new Uint8Array(keys.before.length);
  const changes = fields.map((field) => {
    const was = cells(before.columns.get(field));
    const is = cells(after.columns.get(field));
    const change: FieldChange = { field, changed: 0, filled: 0, emptied: 0, examples: [] };
    for (let row = 0; row < keys.before.length; row++) {
      const other = rowAfter(row);
      if (other < 0 || sameCell(was, row, is, other)) {
        continue;
      }
      differs[row] = 1;
      change.changed += 1;
      const pair = { before: was.text(row), after: is.text(other) };
      change.filled += pair.before === '' ? 1 : 0;
      change.emptied += pair.after === '' ? 1 : 0;
      if (change.examples.length < examplesShown) {
        change.examples.push({ recordId: keys.before.text(row), ...pair });
      }
    }
    return change;
  });
  return {
    rows: keys.before.length,
    changed: differs.reduce((sum, one) => sum + one, 0),
    fields: changes,
    leads: { before: before.report.leads, after: after.report.leads },
    rejectedValues: { before: before.report.rejectedValues, after: after.report.rejectedValues },
    rejections: worse(before.report, after.report),
  };
}

interface Cells {
  length: number;
  text(row: number): string;
  column: Column | undefined;
}

function cells(column: Column | undefined): Cells {
  if (!column) {
    return { length: 0, text: () => '', column };
  }
  if ('offsets' in column) {
    const { offsets, text } = column;
    const read = (row: number) => decoder.decode(text.subarray(offsets[row], offsets[row + 1]));
    return { length: offsets.length - 1, text: read, column };
  }
  const { numbers, type } = column;
  const words: Record<typeof type, (value: number) => string> = {
    number: String,
    bool: (value) => String(value === 1),
    date: (value) => new Date(value * 86_400_000).toISOString().slice(0, 10),
    datetime: (value) => new Date(value).toISOString(),
  };
  const read = (row: number) => (Number.isNaN(numbers[row]) ? '' : words[type](numbers[row]));
  return { length: numbers.length, text: read, column };
}

/** Cheap where both columns are stored alike, which they nearly always are: no text is made of equal cells. */
function sameCell(a: Cells, rowA: number, b: Cells, rowB: number): boolean {
  if (a.column && b.column && 'offsets' in a.column && 'offsets' in b.column) {
    const [fromA, fromB] = [a.column.offsets[rowA], b.column.offsets[rowB]];
    const length = a.column.offsets[rowA + 1] - fromA;
    if (length !== b.column.offsets[rowB + 1] - fromB) {
      return false;
    }
    for (let at = 0; at < length; at++) {
      if (a.column.text[fromA + at] !== b.column.text[fromB + at]) {
        return false;
      }
    }
    return true;
  }
  if (a.column && b.column && 'numbers' in a.column && 'numbers' in b.column && a.column.type === b.column.type) {
    return Object.is(a.column.numbers[rowA], b.column.numbers[rowB]);
  }
  return a.text(rowA) === b.text(rowB);
}

/** Row of `before` -> row of `after`, -1 where there is none: usually the same. */
function matching(before: Cells, after: Cells): (row: number) => number {
  let isSame = before.length === after.length;
  for (let row = 0; isSame && row < before.length; row++) {
    isSame = sameCell(before, row, after, row);
  }
  if (isSame) {
    return (row) => row;
  }
  const rows = new Map<string, number>();
  for (let row = 0; row < after.length; row++) {
    rows.set(after.text(row), row);
  }
  return (row) => rows.get(before.text(row)) ?? -1;
}

function worse(before: Report, after: Report): Rejection[] {
  const key = ({ code, found }: Rejection) => `${code} ${found}`;
  const known = new Map(before.rejections.map((rejection) => [key(rejection), rejection.count]));
  return after.rejections.filter((rejection) => rejection.count > (known.get(key(rejection)) ?? 0));
}
