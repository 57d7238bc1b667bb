import { describe, it } from "vitest";
import { newYorkInstant, newYorkTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { jumpsFrom } from "../../../sim/exchange/page/clock-section.ts";

/** Where the page's buttons lead from a New York date and time, to the minute. */
function jumps(date: string, time: string): string[] {
  return jumpsFrom(newYorkInstant(date, time)).map(({ to }) => newYorkTimestamp(to).slice(0, 16));
}

// 2026-11-26 is Thanksgiving; the Friday after it closes at 13:00.
describe("the clock's jumps: open, ten minutes before the close, close, next session", () => {
  it("lie in the session to come before it opens", ({ expect }) => {
    expect(jumps("2026-11-20", "08:00")).toEqual([
      "2026-11-20T09:30",
      "2026-11-20T15:50",
      "2026-11-20T16:00",
      "2026-11-23T09:30",
    ]);
  });

  it("skip what has passed of a session under way", ({ expect }) => {
    expect(jumps("2026-11-20", "15:50")).toEqual([
      "2026-11-23T09:30",
      "2026-11-23T15:50",
      "2026-11-20T16:00",
      "2026-11-23T09:30",
    ]);
  });

  it("pass over a holiday and know an early close", ({ expect }) => {
    expect(jumps("2026-11-25", "16:00")).toEqual([
      "2026-11-27T09:30",
      "2026-11-27T12:50",
      "2026-11-27T13:00",
      "2026-11-30T09:30",
    ]);
  });
});
