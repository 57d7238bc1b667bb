import fc from "fast-check";
import { describe, it } from "vitest";
import { alignBars } from "../../../src/engine/bars/align.ts";
import { alignOnSessions } from "../../../src/engine/bars/align-on-sessions.ts";
import type { BarColumns, BarTable, DailyBars } from "../../../src/engine/bars/types.ts";
import { sessionDates } from "../../../src/engine/calendar/session-dates.ts";

const SESSIONS = sessionDates("2025-11-03", "2026-10-30");
const SATURDAY = "2026-08-15";

/** A ticker whose close is 100 and the number of its bar. */
function barsOn(dates: readonly string[]): DailyBars {
  const close = Float64Array.from(dates, (_, row) => 100 + row);
  return { dates, open: close, high: close, low: close, close, volume: close.map(() => 1000) };
}

const between = (from: string, to: string) => SESSIONS.filter((date) => date >= from && date <= to);

/** Closes by date from a date on, as a table has them; null is unknown. */
function closes(table: BarTable, ticker: string, from = ""): Record<string, number | null> {
  const { close } = table.columns.get(ticker)!;
  const rows = table.dates.map((date, row) => [date, close[row]!] as const);
  return Object.fromEntries(
    rows.filter(([date]) => date >= from).map(([date, price]) => [date, Number.isNaN(price) ? null : price]),
  );
}

const table = (bars: Record<string, readonly string[]>) =>
  alignOnSessions(new Map(Object.entries(bars).map(([ticker, dates]) => [ticker, barsOn(dates)])));

describe("bars on the sessions of the exchange", () => {
  it("are those of the tickers themselves where none lacks a session", ({ expect }) => {
    const starts = fc.array(fc.nat({ max: SESSIONS.length - 1 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(starts, (places) => {
        const bars = new Map(places.map((start, index) => [`T${index}`, barsOn(SESSIONS.slice(start))]));
        const [aligned, before] = [alignOnSessions(bars), alignBars(bars)];
        expect(aligned.dates).toBe(before.dates);
        expect(aligned).toEqual(before);
      }),
    );
  });

  it("show the same of a ticker whichever others there are", ({ expect }) => {
    const dates = fc.subarray([...SESSIONS, SATURDAY].toSorted(), { minLength: 1 });
    fc.assert(
      fc.property(dates, dates, (own, others) => {
        const both = table({ OWN: own, OTHER: others });
        const alone = table({ OWN: own });
        const last = own.at(-1)!;
        const upTo = ([date]: [string, number | null]) => date >= own[0]! && date <= last;
        const seen = (shown: BarTable) => Object.entries(closes(shown, "OWN")).filter(upTo);
        expect(seen(both)).toEqual(seen(alone));
      }),
    );
  });

  it("leave out the row of a day on which the exchange was shut", ({ expect }) => {
    const own = between("2026-08-10", "2026-08-20");
    const other = [...between("2026-08-10", "2026-08-14"), SATURDAY, ...between("2026-08-17", "2026-08-20")];
    const both = table({ OWN: own, OTHER: other });
    expect(both.dates).toEqual(own);
    expect(both.columns.get("OWN")).toEqual(table({ OWN: own }).columns.get("OWN"));
    expect([...both.columns.get("OWN")!.carried]).toEqual(own.map(() => 0));
  });

  it("have no bar in its place that only has as many rows", ({ expect }) => {
    const own = [...between("2026-08-10", "2026-08-13"), SATURDAY, ...between("2026-08-17", "2026-08-20")];
    const { dates, columns } = table({ OWN: own });
    expect(dates).toEqual(between("2026-08-10", "2026-08-20"));
    // 2026-08-14 is carried, and the row of Saturday is nowhere.
    expect([...columns.get("OWN")!.close]).toEqual([100, 101, 102, 103, 103, 105, 106, 107, 108]);
    expect([...columns.get("OWN")!.carried]).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0]);
  });

  it("have the gap between two securities of one ticker, alone as beside others", ({ expect }) => {
    const reused = [...between("2026-01-05", "2026-03-31"), ...between("2026-08-03", "2026-08-20")];
    const alone = table({ REUSED: reused });
    expect(alone.dates).toEqual(between("2026-01-05", "2026-08-20"));
    expect(closes(alone, "REUSED", "2026-07-30")).toMatchObject({ "2026-07-30": null, "2026-07-31": null });
    const beside = table({ REUSED: reused, TLT: between("2026-01-05", "2026-08-20") });
    const columns = (shown: BarTable): BarColumns => shown.columns.get("REUSED")!;
    expect(columns(alone)).toEqual(columns(beside));
  });

  it("are the days that there are before 1998, of which the calendar knows nothing", ({ expect }) => {
    const dates = ["1993-01-29", "1993-02-01", "1997-12-31", "1998-01-05"];
    expect(table({ SPY: dates }).dates).toEqual([...dates.slice(0, 3), "1998-01-02", "1998-01-05"]);
  });

  it("know a closure that only the broker's calendar has", ({ expect }) => {
    const own = between("2026-08-10", "2026-08-20").filter((date) => date !== "2026-08-13");
    const bars = new Map([["OWN", barsOn(own)]]);
    expect(alignOnSessions(bars).dates).toContain("2026-08-13");
    expect(alignOnSessions(bars, { "2026-08-13": null }).dates).toEqual(own);
    const open = { open: "09:30", close: "13:00" };
    const weekend = new Map([["OWN", barsOn([...own.slice(0, 4), SATURDAY])]]);
    expect(alignOnSessions(weekend, { [SATURDAY]: open, "2026-08-13": null }).dates.at(-1)).toBe(SATURDAY);
  });
});
