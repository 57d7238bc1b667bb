/** Reading a file that a user has named. */
import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from "node:fs";

export type ReadFile =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: string };

/** Opening a pipe that nobody writes into waits without this, for ever. */
const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** The text of a regular file, or of what links to one; anything else, and what cannot be read, is a problem. */
export function readRegularFile(file: string): ReadFile {
  return readOpen(file, (descriptor) => readFileSync(descriptor, "utf8"));
}

/** The same of its last bytes alone. */
export function readEnd(file: string, bytes: number): ReadFile {
  return readOpen(file, (descriptor, size) => {
    const end = Buffer.alloc(Math.min(bytes, size));
    readSync(descriptor, end, 0, end.length, size - end.length);
    return end.toString("utf8");
  });
}

function readOpen(file: string, read: (descriptor: number, size: number) => string): ReadFile {
  try {
    const descriptor = openSync(file, WITHOUT_WAITING);
    try {
      const stats = fstatSync(descriptor);
      if (!stats.isFile()) return { ok: false, problem: "this is not a regular file" };
      return { ok: true, text: read(descriptor, stats.size) };
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // A socket cannot even be opened.
    return { ok: false, problem: "the file cannot be read" };
  }
}
