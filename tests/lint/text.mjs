// Sources are ASCII, with line feeds, without tabs and trailing blanks, and end with one newline. (Vectors may hold any text.)
import { files, finish, read } from './lint.mjs';
import { text_faults } from './text-rules.mjs';

const sources = files(
  /(\.(cpp|hpp|h|def|in|ts|mts|js|mjs|css|html|cmake|sh|py)|^CMakeLists\.txt|^CMakePresets\.json|^package\.json|^run)$/,
);
finish(
  sources.length,
  sources.flatMap((path) => text_faults(path, read(path))),
);
