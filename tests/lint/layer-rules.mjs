// The rules of layers.mjs, as functions of texts, so that selftest.mjs can break each of them.

// Which third-party headers the core knows, and the one file each may appear in.
const third_party = { 'nlohmann/': 'core/src/json.cpp', 'simdjson.h': 'core/src/page_general.cpp' };

const not_in_core = [
  [
    /^(iostream|fstream|ostream|istream|sstream|iomanip|filesystem|cstdio|stdio\.h|syncstream|print)$/,
    'input and output',
  ],
  [/^(thread|mutex|shared_mutex|future|atomic|condition_variable|stop_token|semaphore|barrier|latch)$/, 'threads'],
  [/^(chrono|ctime|time\.h)$/, 'a clock'],
  [/^(random|cstdlib|stdlib\.h)$/, 'randomness, exit, the environment or the locale'],
  [/^(locale|clocale|locale\.h|regex)$/, 'the locale'],
  [/^(emscripten|unistd|sys|windows|netinet|arpa|pthread)/, 'a platform'],
  [/^(exception|stdexcept|typeinfo|any)$/, 'exceptions or run-time types'],
];

const banned_words = [
  [/\b(printf|fprintf|snprintf|puts|getenv|strtod|strtof|atof|setlocale|rand|srand)\s*\(/, 'is not for the core'],
  [/\b(throw|try|catch)\b/, 'is an exception: answer with a Result'],
  [/__EMSCRIPTEN__|_WIN32|__linux__|__APPLE__/, 'asks for the platform: pass the difference in'],
  [/\bstd::(exit|abort|terminate)\b/, 'ends the program: answer with a Result'],
];

/// Faults of the core's files [{path, text}].
export function core_faults(sources) {
  const faults = [];
  for (const { path, text } of sources) {
    for (const { line, bracket, header } of includes(text)) {
      const place = `${path}:${line}`;
      const owner = Object.keys(third_party).find((prefix) => header.startsWith(prefix));
      if (owner !== undefined) {
        if (path !== third_party[owner]) {
          faults.push(`${place}: ${header} belongs in ${third_party[owner]} alone`);
        }
      } else if (bracket === '<') {
        for (const [pattern, what] of not_in_core) {
          if (pattern.test(header)) {
            faults.push(`${place}: <${header}> brings ${what}; the core gets such things as arguments`);
          }
        }
        if (/[/.]/.test(header) && !/^emmintrin\.h$/.test(header)) {
          faults.push(`${place}: <${header}> is neither the standard library's nor the core's own`);
        }
      } else if (path.startsWith('core/include/') && !header.startsWith('trailspark/')) {
        faults.push(`${place}: a public header includes the private "${header}"`);
      } else if (header.includes('..')) {
        faults.push(`${place}: "${header}" climbs out of its folder`);
      }
    }
    text.split('\n').forEach((line, index) => {
      const code = without_text(line);
      for (const [pattern, why] of banned_words) {
        const found = pattern.exec(code);
        if (found) {
          faults.push(`${path}:${index + 1}: '${found[0].trim()}' ${why}`);
        }
      }
    });
  }
  return faults;
}

/// Faults of the files around the core: they use its public headers and nothing of what lies behind them.
export function outside_faults(sources) {
  const faults = [];
  for (const { path, text } of sources) {
    const cpp = /\.(cpp|hpp)$/.test(path);
    for (const { line, header } of cpp ? includes(text) : []) {
      if (/core\/src|\.\.\/.*core\//.test(header)) {
        faults.push(`${path}:${line}: "${header}" reaches behind the core's public headers`);
      }
      if (path.startsWith('wasm/') && /native\//.test(header)) {
        faults.push(`${path}:${line}: "${header}" belongs to the native side`);
      }
    }
    const beyond = path.startsWith('web-demo/') && /['"](\.\.\/)+(core|native|wasm|build)\//.exec(text);
    if (beyond) {
      faults.push(`${path}: ${beyond[0]} reaches past the npm package; import '@trailspark/hubspot'`);
    }
  }
  return faults;
}

function includes(text) {
  return text.split('\n').flatMap((line, index) => {
    const found = /^\s*#\s*include\s*([<"])([^>"]+)[>"]/.exec(line);
    return found ? [{ line: index + 1, bracket: found[1], header: found[2] }] : [];
  });
}

// A line without its string literals and its comment.
function without_text(line) {
  return line.replace(/"(\\.|[^"\\])*"/g, '""').replace(/\/\/.*$/, '');
}
