// How a README says that its examples are tested: a comment before each block of commands or code.
//
//   <!-- example: run -->                      a sh or js block is run from the project's root and must end with 0
//   <!-- example: run, shows -->               and stdout must equal the next text block
//   <!-- example: run after FILE -->           the lines of FILE stand before it (what the example takes for granted)
//   <!-- example: elsewhere: FILE -->          FILE, of this project, runs the same thing; for what cannot be run in a test run
const runnable = ['sh', 'js'];
const languages = [...runnable, 'bash', 'console', 'ts', 'html', 'cpp', 'cmake', 'jsx', 'tsx'];

/// {examples: [{line, language, code, after, shows, elsewhere}], faults: ["line N: ..."]}
export function examples(markdown) {
  const found = [];
  const faults = [];
  let marker;
  let awaiting; // the example whose output the next text block is
  for (const part of parts(markdown)) {
    if (part.comment !== undefined) {
      marker = read_marker(part.comment);
      if (marker === undefined) {
        faults.push(`line ${part.line}: what is '${part.comment}'? See tests/lint/readme-rules.mjs`);
        marker = { elsewhere: 'nowhere' };
      }
    } else if (part.language === 'text' && awaiting) {
      awaiting.shows = part.code;
      awaiting = undefined;
    } else if (languages.includes(part.language)) {
      if (marker === undefined) {
        faults.push(`line ${part.line}: nobody runs this example`);
      } else if (marker.elsewhere === undefined && !runnable.includes(part.language)) {
        faults.push(`line ${part.line}: a ${part.language} block cannot be run here, only 'elsewhere'`);
      } else {
        const example = { ...marker, line: part.line, language: part.language, code: part.code };
        awaiting = marker.shows ? example : undefined;
        found.push(example);
      }
      marker = undefined;
    }
  }
  if (awaiting) {
    faults.push(`line ${awaiting.line}: no text block shows this example's output`);
  }
  return { examples: found, faults };
}

function read_marker(comment) {
  const run = /^run(?: after (\S+?))?(, shows)?$/.exec(comment);
  if (run) {
    return { after: run[1], shows: run[2] !== undefined };
  }
  const elsewhere = /^elsewhere: (\S+)$/.exec(comment);
  return elsewhere ? { elsewhere: elsewhere[1] } : undefined;
}

// The comments and the fenced blocks of a Markdown text, in order.
function parts(markdown) {
  const found = [];
  let block;
  markdown.split('\n').forEach((text, index) => {
    const fence = /^\s*```(\w*)\s*$/.exec(text);
    const comment = /^\s*<!-- example: (.*?) -->\s*$/.exec(text);
    if (block && fence) {
      found.push({ ...block, code: block.lines.map((line) => `${line}\n`).join('') });
      block = undefined;
    } else if (block) {
      block.lines.push(text);
    } else if (fence) {
      block = { line: index + 1, language: fence[1], lines: [] };
    } else if (comment) {
      found.push({ line: index + 1, comment: comment[1] });
    }
  });
  return found;
}
