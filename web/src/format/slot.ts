import { isDate } from "../../../src/engine/calendar/dates.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";

const DATE = new Intl.DateTimeFormat("en-US", {
  timeZone: "America/New_York",
  weekday: "short",
  year: "numeric",
  month: "short",
  day: "numeric",
});

/** The New York date (`YYYY-MM-DD`) that a slot such as `2026-11-23/close` belongs to. */
export function slotDate(slot: string): string {
  return slot.slice(0, 10);
}

/** `manual-2`, the second run of a day that somebody asked for, as `by hand, 2`; other kinds as they are. */
function kindWords(kind: string): string {
  const number = /^manual-(\d+)$/.exec(kind)?.[1];
  if (number === undefined) return kind;
  return number === "1" ? "by hand" : `by hand, ${number}`;
}

/** A slot as people say it: `Mon, Nov 23, 2026`, with the kind of slot when it is not the close. */
export function formatSlot(slot: string): string {
  const date = slotDate(slot);
  if (!isDate(date)) return slot;
  const kind = slot.slice(11);
  const day = DATE.format(newYorkInstant(date, "12:00"));
  return kind === "" || kind === "close" ? day : `${day} (${kindWords(kind)})`;
}
