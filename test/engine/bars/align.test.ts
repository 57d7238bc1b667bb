import fc from "fast-check";
import { describe, it } from "vitest";
import { alignBars, commonCalendar } from "../../../src/engine/bars/align.ts";
import type { DailyBars } from "../../../src/engine/bars/types.ts";
import { market, SESSIONS, trend } from "../support/market.ts";

const one = Float64Array.of(1);

describe("bars on a common calendar", () => {
  it("stand on the union of all tickers' dates", ({ expect }) => {
    const table = market({ SPY: [10, null, 12], BIL: [null, 5, 6] });
    expect(table.dates).toEqual(SESSIONS.slice(0, 3));
  });

  it("have all dates of all histories once, wherever these begin, end, or have holes", ({ expect }) => {
    const history = fc.oneof(
      fc.subarray([...SESSIONS]),
      fc.nat({ max: SESSIONS.length }).map((start) => SESSIONS.slice(start)),
    );
    fc.assert(
      fc.property(fc.array(history, { maxLength: 4 }), (lists) => {
        expect(commonCalendar(lists)).toEqual([...new Set(lists.flat())].sort());
      }),
    );
  });

  it("are unknown before a ticker is listed", ({ expect }) => {
    const { close, volume, carried } = market({ SPY: [10, 11, 12], NEW: [null, null, 7] }).columns.get(
      "NEW",
    )!;
    expect([...close]).toEqual([NaN, NaN, 7]);
    expect([...volume]).toEqual([NaN, NaN, 1000]);
    expect([...carried]).toEqual([0, 0, 0]);
  });

  it("carry the last close over a hole, flat, without volume, and flagged", ({ expect }) => {
    const columns = market({ SPY: [10, 11, 12], KMLM: [7, null, 8] }).columns.get("KMLM")!;
    expect([columns.open[1], columns.high[1], columns.low[1], columns.close[1]]).toEqual([7, 7, 7, 7]);
    expect([...columns.volume]).toEqual([1000, 0, 1000]);
    expect([...columns.carried]).toEqual([0, 1, 0]);
  });

  it("carry for five sessions and are unknown from the sixth until the ticker trades again", ({ expect }) => {
    const halted = [7, null, null, null, null, null, null, null, 8];
    const { close, carried } = market({ SPY: trend(10, 1, 9), HALT: halted }).columns.get("HALT")!;
    expect([...close]).toEqual([7, 7, 7, 7, 7, 7, NaN, NaN, 8]);
    expect([...carried]).toEqual([0, 1, 1, 1, 1, 1, 0, 0, 0]);
  });

  it("carry anew in each hole", ({ expect }) => {
    const { close } = market({
      SPY: trend(10, 1, 9),
      HALT: [7, null, null, null, 8, null, null, null, 9],
    }).columns.get("HALT")!;
    expect([...close]).toEqual([7, 7, 7, 7, 8, 8, 8, 8, 9]);
  });

  it("take a close of zero or NaN for a hole", ({ expect }) => {
    const { close, carried } = market({ BAD: [7, 0, NaN, 8] }).columns.get("BAD")!;
    expect([...close]).toEqual([7, 7, 7, 8]);
    expect([...carried]).toEqual([0, 1, 1, 0]);
  });

  it("keep open, high and low of real bars apart", ({ expect }) => {
    const bars: DailyBars = {
      dates: ["2026-01-05"],
      open: Float64Array.of(10),
      high: Float64Array.of(12),
      low: Float64Array.of(9),
      close: Float64Array.of(11),
      volume: Float64Array.of(500),
    };
    const { open, high, low, close, volume } = alignBars(new Map([["SPY", bars]])).columns.get("SPY")!;
    expect([open[0], high[0], low[0], close[0], volume[0]]).toEqual([10, 12, 9, 11, 500]);
  });

  it("refuse dates out of order, and columns of different lengths", ({ expect }) => {
    const bars = { dates: ["2026-01-05"], open: one, high: one, low: one, close: one, volume: one };
    const two = Float64Array.of(1, 2);
    const backwards = {
      dates: ["2026-01-06", "2026-01-05"],
      open: two,
      high: two,
      low: two,
      close: two,
      volume: two,
    };
    expect(() => alignBars(new Map([["SPY", backwards]]))).toThrow(RangeError);
    expect(() => alignBars(new Map([["SPY", { ...bars, volume: two }]]))).toThrow(RangeError);
  });
});
