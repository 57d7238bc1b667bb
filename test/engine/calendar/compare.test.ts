import { describe, it } from "vitest";
import { type BrokerSession, compareCalendar } from "../../../src/engine/calendar/compare.ts";
import { newYorkTime } from "../../../src/engine/calendar/new-york.ts";
import { sessionsBetween } from "../../../src/engine/calendar/sessions.ts";

const FROM = "2026-11-20";
const TO = "2026-12-04";

/** What a broker that agrees with the rules answers: eleven days, 2026-11-26 closed, 2026-11-27 until 13:00. */
const agreeing: readonly BrokerSession[] = sessionsBetween(FROM, TO).map(({ date, open, close }) => ({
  date,
  open: newYorkTime(open),
  close: newYorkTime(close),
}));

const without = (...dates: string[]) => agreeing.filter(({ date }) => !dates.includes(date));
const changed = (change: BrokerSession) => [...without(change.date), change];
const compare = (rows: readonly BrokerSession[]) => compareCalendar(rows, FROM, TO);

const USUAL = { open: "09:30", close: "16:00" };

describe("a broker's calendar", () => {
  it("that has the rules' sessions differs nowhere", ({ expect }) => {
    expect(compare(agreeing)).toEqual({ ok: true, differences: [] });
  });

  it("that lacks a session says that the exchange stays shut", ({ expect }) => {
    expect(compare(without("2026-11-30"))).toEqual({
      ok: true,
      differences: [{ date: "2026-11-30", ours: USUAL, theirs: null }],
    });
  });

  it("may close a day sooner", ({ expect }) => {
    expect(compare(changed({ date: "2026-12-01", open: "09:30", close: "13:00" }))).toEqual({
      ok: true,
      differences: [{ date: "2026-12-01", ours: USUAL, theirs: { open: "09:30", close: "13:00" } }],
    });
  });

  it("may have a session on what the rules call a holiday", ({ expect }) => {
    expect(compare([...agreeing, { date: "2026-11-26", ...USUAL }])).toEqual({
      ok: true,
      differences: [{ date: "2026-11-26", ours: null, theirs: USUAL }],
    });
  });

  it("may say more than was asked for", ({ expect }) => {
    expect(compare([...agreeing, { date: "2026-12-07", ...USUAL }])).toMatchObject({ differences: [] });
  });

  it("may lack as many days as the exchange has ever lost, and one more", ({ expect }) => {
    const week = ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-27", "2026-11-30"];
    expect(compare(without(...week))).toMatchObject({ ok: true });
  });
});

describe("an answer that cannot be true is refused", () => {
  it.for([
    ["no session at all", [], /^no session from/],
    ["a close before the open", changed({ date: "2026-12-01", open: "16:00", close: "09:30" }), /closes at/],
    ["a close at the open", changed({ date: "2026-12-01", open: "09:30", close: "09:30" }), /closes at/],
    ["a time that is none", changed({ date: "2026-12-01", open: "09:30", close: "25:00" }), /not times/],
    ["a date that is none", [...agreeing, { date: "tomorrow", ...USUAL }], /not a date/],
    ["a session on a Sunday", [...agreeing, { date: "2026-11-22", ...USUAL }], /weekend/],
    ["half of the sessions", agreeing.slice(0, 4), /days differ/],
  ] as const)("%s", ([, rows, message], { expect }) => {
    expect(compare(rows)).toEqual({ ok: false, message: expect.stringMatching(message) });
  });
});
