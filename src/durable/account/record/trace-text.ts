/** The trace of a decision as it is stored: as JSON, cut where it is longer than anybody can be shown. */
import type { TraceCut } from "../../../contract/execution-payload.ts";
import type { TraceEntry } from "../../../engine/evaluate/decision/trace.ts";

/**
 * UTF-16 code units that the traces of a run may have together. An answer of an object has room for 32 MiB, in which a
 * character may take two bytes, and what else the run decided on goes along.
 */
export const MOST_OF_TRACES = 12_000_000;

/** What any trace has room for, UTF-16 code units: enough for the note of what was left out. */
const LEAST_ROOM = 200;

/** What stands in a trace's text for the last entries, which are not in it. */
function cut(leftOut: number): string {
  const note: TraceCut = {
    leftOut,
    message: `${leftOut} more nodes were looked at; the trace is too long to be kept whole`,
  };
  return JSON.stringify(note);
}

/**
 * The trace as a JSON array of at most so many UTF-16 code units: whole, else its first entries and a note of how many it
 * leaves out. There are always 200, which is enough for the note. With the length of what came out as room, the same trace
 * gives the same text again.
 */
export function writeTrace(trace: readonly TraceEntry[], room: number): string {
  const most = Math.max(room, LEAST_ROOM);
  const texts: string[] = [];
  let length = 1;
  for (const entry of trace) {
    const text = JSON.stringify(entry);
    texts.push(text);
    length += text.length + 1;
    if (length > most) break;
  }
  if (texts.length === 0) return "[]";
  if (texts.length === trace.length && length <= most) return `[${texts.join(",")}]`;
  let note = "";
  do {
    length -= (texts.pop() ?? "").length + 1;
    note = cut(trace.length - texts.length);
  } while (texts.length > 0 && length + note.length + 1 > most);
  return `[${[...texts, note].join(",")}]`;
}
