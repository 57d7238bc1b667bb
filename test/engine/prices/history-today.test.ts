import { describe, it } from "vitest";
import type { DailyBars } from "../../../src/engine/bars/types.ts";
import { historyToday, type Today } from "../../../src/engine/prices/history-today.ts";

const [DAY_BEFORE, LAST, DATE] = ["2026-11-19", "2026-11-20", "2026-11-23"];
const NOTHING = { splitFactor: 1, cash: 0 };

/** Bars that stand at $400 and end on a date. */
function historyUpTo(last: string, close = 400): DailyBars {
  const dates = ["2026-11-17", "2026-11-18", DAY_BEFORE, LAST].filter((date) => date <= last);
  const column = Float64Array.from(dates, () => close);
  return { dates, open: column, high: column, low: column, close: column, volume: column };
}

/** What becomes of a history of SPLIT: its closes, or why there are none. */
function closesOf(history: DailyBars, price: Today["price"], facts: Partial<Today> = {}) {
  const today = { symbol: "SPLIT", date: DATE, lastSession: LAST, action: undefined, earlier: [], ...facts };
  const brought = historyToday(history, { ...today, price });
  return brought.ok ? [...brought.bars.close] : brought.code;
}

const at = (last: number, previousClose?: number) => ({ last, open: null, previousClose });

describe("a history before today's price", () => {
  it("is used as it is when it ends with the close that the quote tells", ({ expect }) => {
    const history = historyUpTo(LAST);
    const facts = { symbol: "SPLIT", date: DATE, lastSession: LAST, action: undefined, earlier: [] };
    expect(historyToday(history, { ...facts, price: at(405, 400) })).toEqual({ ok: true, bars: history });
    // Two who tell one close may differ by a little.
    expect(closesOf(history, at(405, 397))).toEqual([400, 400, 400, 400]);
  });

  it("is not used when it ends with another close than the quote tells", ({ expect }) => {
    expect(closesOf(historyUpTo(LAST), at(100, 100))).toBe("history_disagrees");
    expect(closesOf(historyUpTo(LAST), at(430, 430))).toBe("history_disagrees");
  });

  it("stands in for a session without a bar as long as the close has not moved", ({ expect }) => {
    expect(closesOf(historyUpTo(DAY_BEFORE), at(401, 400))).toEqual([400, 400, 400]);
    expect(closesOf(historyUpTo(DAY_BEFORE), at(401, 403.9))).toEqual([400, 400, 400]);
    expect(closesOf(historyUpTo(DAY_BEFORE), at(401, 408))).toBe("history_stale");
    expect(closesOf(historyUpTo(DAY_BEFORE), at(401))).toBe("history_stale");
  });

  it("lacks the bar of yesterday's split, and has the split all the same", ({ expect }) => {
    const earlier = [{ date: LAST, splitFactor: 4, cash: 0 }];
    expect(closesOf(historyUpTo(DAY_BEFORE), at(101, 100), { earlier })).toEqual([100, 100, 100]);
    // With the bar the vendor has adjusted it already.
    expect(closesOf(historyUpTo(LAST, 100), at(101, 100), { earlier })).toEqual([100, 100, 100, 100]);
  });

  it("is not used when yesterday's split is listed nowhere and its bar is missing", ({ expect }) => {
    expect(closesOf(historyUpTo(DAY_BEFORE), at(101, 100))).toBe("history_stale");
  });

  it("takes of two ways to read yesterday's action the one that ends at the close that was traded", ({
    expect,
  }) => {
    const earlier = [{ date: LAST, splitFactor: 3, cash: 0, otherwise: [{ splitFactor: 2, cash: 0 }] }];
    expect(closesOf(historyUpTo(DAY_BEFORE), at(201, 200), { earlier })).toEqual([200, 200, 200]);
  });

  it("is brought to today's split when the price shows it", ({ expect }) => {
    const action = { splitFactor: 4, cash: 0 };
    expect(closesOf(historyUpTo(LAST), at(101, 400), { action })).toEqual([100, 100, 100, 100]);
    const either = { splitFactor: 2, cash: 0, otherwise: [action] };
    expect(closesOf(historyUpTo(LAST), at(101, 400), { action: either })).toEqual([100, 100, 100, 100]);
  });

  it("is not used when the price does not show today's split", ({ expect }) => {
    expect(closesOf(historyUpTo(LAST), at(401, 400), { action: { splitFactor: 4, cash: 0 } })).toBe(
      "data_missing",
    );
    expect(closesOf(historyUpTo(LAST), at(401, 400), { action: { splitFactor: 1, cash: 500 } })).toBe(
      "data_missing",
    );
  });

  it("has today's dividend in it, however the day goes", ({ expect }) => {
    const [close] = closesOf(historyUpTo(LAST), at(404, 400), { action: { ...NOTHING, cash: 4 } });
    expect(close).toBeCloseTo(396, 9);
  });
});
