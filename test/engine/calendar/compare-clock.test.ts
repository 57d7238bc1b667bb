import { describe, it } from "vitest";
import { type BrokerClock, compareClock } from "../../../src/engine/calendar/compare-clock.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { sessionOn } from "../../../src/engine/calendar/sessions.ts";

const MONDAY = "2026-11-23";
const at = (time: string, date = MONDAY) => newYorkInstant(date, time);
const USUAL = { open: "09:30", close: "16:00" };

/** The clock of a Monday at 15:45, as it agrees with the rules. */
const clock: BrokerClock = {
  now: at("15:45"),
  isOpen: true,
  nextOpen: at("09:30", "2026-11-24"),
  nextClose: at("16:00"),
};
const shut: BrokerClock = { ...clock, isOpen: false, nextClose: at("16:00", "2026-11-24") };
const compare = (said: Partial<BrokerClock>, from = clock) =>
  compareClock({ ...from, ...said }, sessionOn(MONDAY));

describe("a broker's clock", () => {
  it("agrees while the market is open until the close that we know", ({ expect }) => {
    expect(compare({})).toEqual({ ok: true, difference: null });
  });

  it("agrees when the market is shut before the open and after the close", ({ expect }) => {
    expect(compare({ now: at("09:00"), isOpen: false, nextOpen: at("09:30") })).toMatchObject({
      difference: null,
    });
    expect(compare({ now: at("16:00") }, shut)).toMatchObject({ difference: null });
  });

  it("may say that the market closes at another time today", ({ expect }) => {
    expect(compare({ nextClose: at("15:50") })).toEqual({
      ok: true,
      difference: { date: MONDAY, ours: USUAL, theirs: { open: "09:30", close: "15:50" } },
    });
  });

  it("may say that the market is shut for the rest of the day", ({ expect }) => {
    expect(compare({}, shut)).toEqual({ ok: true, difference: { date: MONDAY, ours: USUAL, theirs: null } });
  });

  it("may say that the market is open on what we call a holiday", ({ expect }) => {
    const thanksgiving = {
      now: at("12:00", "2026-11-26"),
      isOpen: true,
      nextOpen: at("09:30", "2026-11-27"),
      nextClose: at("16:00", "2026-11-26"),
    };
    expect(compareClock(thanksgiving, undefined)).toEqual({
      ok: true,
      difference: { date: "2026-11-26", ours: null, theirs: USUAL },
    });
  });

  it.for([
    ["is open and closes tomorrow", { nextClose: at("16:00", "2026-11-24") }, clock],
    ["is open and has closed", { nextClose: at("15:00") }, clock],
    ["is shut and opens in the past", { nextOpen: at("09:30") }, shut],
    ["is shut and opens later today", { nextOpen: at("15:55") }, shut],
  ] as const)("that says that the market %s is not believed", ([, said, from], { expect }) => {
    expect(compare(said, from)).toMatchObject({ ok: false });
  });
});
