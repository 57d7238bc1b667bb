import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Simulation } from "../../../src/engine/backtest/simulate.ts";
import type { BarTable } from "../../../src/engine/bars/types.ts";
import { holdsAlways } from "../support/property.ts";
import { BARS, costs, markets, marketsWithHoles, TICKERS, timings, weights } from "./support/arbitraries.ts";
import { equityInDollars } from "./support/book.ts";
import { always, simulated } from "./support/market.ts";

/** Relative; a few dozen multiplications round differently from a few dozen others. */
const ROUNDING = 1e-12;

/** The largest relative difference between two columns; NaN where they differ in length. */
function difference(actual: Float64Array, expected: Float64Array): number {
  if (actual.length !== expected.length) return NaN;
  return Math.max(...actual.map((value, row) => Math.abs(value / expected[row]! - 1)));
}

function scaled(table: BarTable, factors: readonly number[]): BarTable {
  const columns = [...table.columns].map(([ticker, column], index) => {
    const times = (prices: Float64Array) => prices.map((price) => price * factors.at(index)!);
    return [ticker, { ...column, open: times(column.open), close: times(column.close) }] as const;
  });
  return { ...table, columns: new Map(columns) };
}

/** The same table with other prices from bar `bar` on. */
function changedFrom(table: BarTable, bar: number): BarTable {
  const columns = [...table.columns].map(([ticker, column]) => {
    const changed = (prices: Float64Array) => prices.map((price, row) => (row < bar ? price : 99 + row));
    return [ticker, { ...column, open: changed(column.open), close: changed(column.close) }] as const;
  });
  return { ...table, columns: new Map(columns) };
}

/** The same targets with numbers of other tickers, which are never held, before each of theirs. */
function amongOthers(
  targets: ReadonlyMap<string, Float64Array>,
  numbers: readonly number[],
): ReadonlyMap<string, Float64Array> {
  const columns = [...targets].flatMap(([ticker, column], place) => [
    ...Array.from(
      { length: numbers[place]! },
      (_, other) => [`X${place}-${other}`, column.map(() => 0)] as const,
    ),
    [ticker, column] as const,
  ]);
  return new Map(columns);
}

describe("on any market, with any weights", () => {
  test("equity starts at 1 and stays positive, and never more than all of it is invested", () => {
    holdsAlways(
      fc.property(marketsWithHoles, weights, timings, costs, (table, targets, timing, costBps) => {
        const { equity, invested, traded } = simulated(table, targets, { timing, costBps });
        expect(equity[0]).toBe(1);
        expect(equity.every((value) => value > 0)).toBe(true);
        expect(invested.every((fraction) => fraction >= 0 && fraction <= 1 + ROUNDING)).toBe(true);
        expect(traded.every((fraction) => fraction >= 0)).toBe(true);
      }),
    );
  });

  test("without costs equity is that of an account kept in shares and dollars", () => {
    holdsAlways(
      fc.property(marketsWithHoles, weights, timings, (table, targets, timing) => {
        const { equity } = simulated(table, targets, { timing });
        expect(difference(equity, equityInDollars(table, targets, timing))).toBeLessThan(ROUNDING);
      }),
      500,
    );
  });

  test("what else could be held changes no bit", () => {
    // Up to 96 tickers, the three of the market at random places among them.
    const gaps = fc.array(fc.nat(31), { minLength: 3, maxLength: 3 });
    holdsAlways(
      fc.property(
        marketsWithHoles,
        weights,
        timings,
        costs,
        gaps,
        (table, targets, timing, costBps, before) => {
          const alone = simulated(table, targets, { timing, costBps });
          expect(simulated(table, amongOthers(targets, before), { timing, costBps })).toEqual(alone);
        },
      ),
      500,
    );
  });

  test("costs never raise equity, and change nothing else", () => {
    holdsAlways(
      fc.property(marketsWithHoles, weights, timings, costs, (table, targets, timing, costBps) => {
        const free = simulated(table, targets, { timing });
        const costly = simulated(table, targets, { timing, costBps });
        expect(costly.equity.every((value, row) => value <= free.equity[row]!)).toBe(true);
        expect({ ...costly, equity: null }).toEqual({ ...free, equity: null });
      }),
    );
  });

  test("the price of a share does not matter, only its changes", () => {
    // Powers of two, so that scaling itself does not round.
    const factors = fc.tuple(...TICKERS.map(() => fc.constantFrom(0.25, 0.5, 1, 2, 1024)));
    holdsAlways(
      fc.property(marketsWithHoles, weights, timings, factors, (table, targets, timing, by) => {
        const fields = { timing, costBps: 10 };
        expect(simulated(scaled(table, by), targets, fields)).toEqual(simulated(table, targets, fields));
      }),
    );
  });

  test("no price after the last bar plays a part, and a longer simulation begins like a shorter one", () => {
    const ends = fc.integer({ min: 1, max: BARS });
    holdsAlways(
      fc.property(marketsWithHoles, weights, timings, ends, (table, targets, timing, end) => {
        const fields = { timing, costBps: 10 };
        const short = simulated(table, targets, { ...fields, end });
        expect(simulated(changedFrom(table, end), targets, { ...fields, end })).toEqual(short);
        const long = simulated(table, targets, fields);
        const head = (rows: Simulation) =>
          [rows.equity, rows.invested, rows.holdings].map((row) => row.slice(0, end));
        expect(head(long)).toEqual(head(short));
      }),
    );
  });
});

describe("holding one ticker without costs", () => {
  test("earns its closes from close to close, and its opens from open to open", () => {
    holdsAlways(
      fc.property(markets, (table) => {
        const { open, close } = table.columns.get("AAA")!;
        const targets = always("AAA", 1, table);
        const closes = close.map((price) => price / close[0]!);
        const opens = open.map((price) => price / open[0]!);
        expect(difference(simulated(table, targets, { timing: "CC" }).equity, closes)).toBeLessThan(ROUNDING);
        expect(difference(simulated(table, targets, { timing: "OO" }).equity, opens)).toBeLessThan(ROUNDING);
      }),
    );
  });

  test("by night and by day compounds to holding it all the time", () => {
    holdsAlways(
      fc.property(markets, (table) => {
        const targets = always("AAA", 1, table);
        const equityOf = (timing: "CC" | "OO" | "CO" | "OC", start: number, end: number) =>
          simulated(table, targets, { timing, start, end }).equity;
        const night = equityOf("CO", 0, BARS);
        const timesNight = (value: number, row: number) => value * night[row]!;
        // From open to open a day comes before its night.
        const dayFirst = equityOf("OC", 0, BARS).map(timesNight);
        expect(difference(dayFirst, equityOf("OO", 0, BARS))).toBeLessThan(ROUNDING);
        // From close to close the night comes before the next day.
        const nightFirst = equityOf("OC", 1, BARS).map(timesNight);
        expect(difference(nightFirst, equityOf("CC", 0, BARS - 1))).toBeLessThan(ROUNDING);
      }),
    );
  });
});

describe("drift", () => {
  test("is what the prices do to a fixed number of shares: aiming at it trades nothing and costs nothing", () => {
    const shares = fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 5 }));
    holdsAlways(
      fc.property(markets, shares, costs, (table, [a, b, c, dollars], costBps) => {
        const values = TICKERS.map((ticker, index) =>
          table.columns.get(ticker)!.close.map((price) => price * [a, b, c].at(index)!),
        );
        const total = Float64Array.from(table.dates, (_, bar) =>
          values.reduce((sum, column) => sum + column[bar]!, 10 * dollars),
        );
        const targets = new Map(
          values.map((column, index) => [
            TICKERS.at(index)!,
            column.map((value, bar) => value / total[bar]!),
          ]),
        );
        const { equity, traded, invested } = simulated(table, targets, { costBps });
        expect(Math.max(...traded.slice(1))).toBeLessThan(ROUNDING);
        const afterCost = 1 - (costBps / 10_000) * invested[0]!;
        const expected = total.map((value) => (afterCost * value) / total[0]!);
        expect(difference(equity.slice(1), expected.slice(1))).toBeLessThan(ROUNDING);
      }),
    );
  });
});
