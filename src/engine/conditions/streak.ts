import { FALSE, TRUE, UNKNOWN } from "./truth.ts";

/**
 * The column of "true on each of the last `days` bars", the current one included, by three-valued logic: one
 * false bar makes it false, otherwise one unknown bar makes it unknown. Bars before the first are unknown.
 */
export function streakColumn(condition: Uint8Array, days: number): Uint8Array {
  const column = new Uint8Array(condition.length);
  let lastFalse = -Infinity;
  let lastUnknown = -1;
  for (let bar = 0; bar < column.length; bar++) {
    if (condition[bar] === FALSE) lastFalse = bar;
    if (condition[bar] === UNKNOWN) lastUnknown = bar;
    const first = bar - days + 1;
    if (lastFalse >= first) column[bar] = FALSE;
    else column[bar] = lastUnknown >= first ? UNKNOWN : TRUE;
  }
  return column;
}
