const rules = [
  [/[^\x00-\x7f]/, 'is not ASCII'],
  [/\r/, 'has a carriage return'],
  [/\t/, 'has a tab'],
  [/[ \t]$/, 'has trailing blanks'],
];

/// Faults of one source text, each as "path:line: what".
export function text_faults(path, text) {
  const faults = text
    .split('\n')
    .flatMap((line, index) =>
      rules.filter(([pattern]) => pattern.test(line)).map(([, what]) => `${path}:${index + 1}: the line ${what}`),
    );
  if (text !== '' && !/[^\n]\n$/.test(text)) {
    faults.push(`${path}: the file does not end with exactly one newline`);
  }
  return faults;
}
