// What was measured, as a table for people and as lines of JSON for programs.

const bounds = {
  'at least': (ratio, bound) => ratio >= bound,
  'at most': (ratio, bound) => ratio <= bound,
};

/** A figure's value is the median of its samples. */
export class Figures {
  #rows = [];

  /**
   * Notes one. `ratio` compares it with another, `wanted` says what that should be: ['at least', 4].
   * JSON: {name, value, unit, ratio, min, max, wanted, reached}.
   */
  add(title, name, samples, unit, { ratio = null, wanted } = {}) {
    const sorted = [...samples].sort((a, b) => a - b);
    const reached = wanted && bounds[wanted[0]](ratio, wanted[1]);
    const [min, value, max] = [sorted[0], median(sorted), sorted.at(-1)];
    this.#rows.push({ title, name, value, unit, ratio, min, max, wanted: wanted?.join(' '), reached });
  }

  heading(title) {
    this.#rows.push({ title });
  }

  get missed() {
    return this.#rows
      .filter(({ reached }) => reached === false)
      .map(({ title, name }) => ({ title: title.trim(), name }));
  }

  json() {
    return this.#rows
      .filter(({ name }) => name)
      .map(({ title, ...row }) => `${JSON.stringify(row)}\n`)
      .join('');
  }

  table() {
    const lines = [['', 'median', '', 'min', 'max', 'ratio', 'wanted', '']];
    for (const { title, name, value, unit, ratio, min, max, wanted, reached } of this.#rows) {
      lines.push(
        name
          ? [
              `  ${title}`,
              ...[shown(value), unit, shown(min), shown(max)],
              ratio === null ? '' : shown(ratio),
              ...[wanted ?? '', reached === undefined ? '' : reached ? 'reached' : 'MISSED'],
            ]
          : [title, '', '', '', '', '', '', ''],
      );
    }
    const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
    const numeric = [1, 3, 4, 5];
    return lines
      .map((line) =>
        line
          .map((text, column) =>
            numeric.includes(column) ? text.padStart(widths[column]) : text.padEnd(widths[column]),
          )
          .join('  ')
          .trimEnd(),
      )
      .join('\n');
  }
}

export function median(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

// Three digits that mean something.
function shown(number) {
  const digits = Math.abs(number) >= 100 ? 0 : Math.abs(number) >= 10 ? 1 : Math.abs(number) >= 1 ? 2 : 3;
  return number.toFixed(digits);
}
