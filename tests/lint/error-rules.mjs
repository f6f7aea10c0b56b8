/// The entries of errors.def: [{name, id}].
export function codes(definitions) {
  return [...definitions.matchAll(/^TRAILSPARK_ERROR\((\w+),\s*"([^"]+)"/gm)].map(([, name, id]) => ({ name, id }));
}

/// Those codes that no text expects, be it by id ("convert.date") or by name (Code::convert_date).
export function unproduced(listed, texts) {
  return listed.filter(
    ({ name, id }) =>
      !texts.some(
        (text) => text.includes(`"${id}"`) || text.includes(`'${id}'`) || new RegExp(`\\bCode::${name}\\b`).test(text),
      ),
  );
}
