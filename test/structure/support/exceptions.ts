/** What may be larger than CONTRIBUTING says, by path from the root, and why. Floors and circles have no exceptions. */

/** Folders whose files are all of one kind: there is one shape to know, and a list to look a name up in. */
export const ROOMS_OF_ONE_KIND: Readonly<Record<string, string>> = {
  "src/engine/indicators": "one indicator a file",
  "test/engine/indicators": "one indicator a file",
};

/** Files over the limit. */
export const LONG_FILES: Readonly<Record<string, string>> = {};

/** Files with a function over the limit. */
export const LONG_FUNCTIONS: Readonly<Record<string, string>> = {};

/** Files that no other file imports and no configuration names. */
export const NOT_IMPORTED: Readonly<Record<string, string>> = {
  "bench/start/note-times.js": "runs in the browser: first-pages.ts hands it over",
  "web/functions/api/[[path]].ts": "Pages finds its functions by their place",
  "web/vite.config.ts": "Vite finds its configuration by its place",
};
