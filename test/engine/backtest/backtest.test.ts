import { describe, it } from "vitest";
import {
  type Backtest,
  backtest,
  Backtester,
  type BacktestOptions,
  type BacktestResult,
} from "../../../src/engine/backtest/backtest.ts";
import { tableThrough } from "../../../src/engine/bars/cut.ts";
import type { BarTable } from "../../../src/engine/bars/types.ts";
import { evaluate } from "../../../src/engine/evaluate/evaluate.ts";
import { market, SESSIONS, trend } from "../support/market.ts";
import { altExit, basic, condition, hold, indicator, programOf } from "../support/strategies.ts";

function resultOf(tree: object, table: BarTable, options: Partial<BacktestOptions> = {}): BacktestResult {
  return backtest(programOf(tree), table, { timing: "CC", costBps: 0, ...options });
}

/** The backtest; fails the test when there is none. */
function backtestOf(tree: object, table: BarTable, options: Partial<BacktestOptions> = {}): Backtest {
  const result = resultOf(tree, table, options);
  if (!result.ok) throw new Error(result.message);
  return result.backtest;
}

/** SPY while it is above its mean of three closes, else BIL. */
const aboveMean = indicator(
  [condition("SPY", 0, { expanded: true, rightMetric: "SMA", rightWindow: 3 })],
  [hold("SPY")],
  [hold("BIL")],
);
/** Means from the third day on: 10, 11, 11, 11, 12. Above it on the fourth and on the last. */
const table = market({ SPY: [9, 11, 10, 12, 11, 10, 15], BIL: [50, 50, 50, 50, 50, 50, 50] });

describe("a backtest", () => {
  it("starts with 1 on the first day on which every window is filled", ({ expect }) => {
    const { dates, simulation, weights } = backtestOf(aboveMean, table);
    expect(dates).toEqual(SESSIONS.slice(2, 7));
    expect([...weights.get("SPY")!]).toEqual([0, 1, 0, 0, 1]);
    expect([...weights.get("BIL")!]).toEqual([1, 0, 1, 1, 0]);
    // Only from 12 to 11 was it in SPY.
    expect([...simulation.equity].map((value) => value.toFixed(9))).toEqual(
      [1, 1, 11 / 12, 11 / 12, 11 / 12].map((value) => value.toFixed(9)),
    );
    expect([...simulation.traded]).toEqual([1, 2, 2, 0, 2]);
  });

  it("starts when every ticker that may be held has a price, though it is never held", ({ expect }) => {
    const late = market({ SPY: [9, 11, 10, 12], BIL: [50, 50, 50, 50], NEW: [null, null, null, 7] });
    const never = indicator([condition("SPY", 99)], [hold("NEW")], [hold("BIL")]);
    expect(backtestOf(never, late).dates).toEqual(SESSIONS.slice(3, 4));
  });

  it("does not wait for a ticker that is only read, beyond what is read of it", ({ expect }) => {
    const late = market({ SPY: [9, 11, 10, 12], BIL: [50, 50, 50, 50], NEW: [null, 7, 7, 7] });
    const reading = indicator([condition("NEW", 1)], [hold("SPY")], [hold("BIL")]);
    expect(backtestOf(reading, late).dates).toEqual(SESSIONS.slice(1, 4));
  });

  it("does not wait for yesterday's side of a crossing, nor for days that a condition must hold", ({
    expect,
  }) => {
    const patient = condition("SPY", 1, { comparator: "crossAbove", forDays: 3 });
    expect(backtestOf(indicator([patient], [hold("SPY")], [hold("BIL")]), table).dates).toHaveLength(7);
  });

  it("waits a day longer where it decides before the open", ({ expect }) => {
    expect(backtestOf(aboveMean, table, { timing: "OO" }).dates).toEqual(SESSIONS.slice(3, 7));
    // Yesterday's close of what it may hold must be known, though nothing is read.
    const late = market({ SPY: [9, 11, 10, 12], NEW: [null, 7, 7, 7] });
    expect(backtestOf(hold("SPY", "NEW"), late, { timing: "OO" }).dates).toEqual(SESSIONS.slice(2, 4));
  });

  it("has the last day's targets, which no later day has earned on", ({ expect }) => {
    const { weights, simulation } = backtestOf(aboveMean, table);
    expect(weights.get("SPY")!.at(-1)).toBe(1);
    expect(simulation.traded.at(-1)).toBe(2);
    expect(simulation.invested.at(-1)).toBe(1);
  });

  it("pays for what it trades", ({ expect }) => {
    // A percent of 1 on the first day, of 2 on the second and on the third; what the last day costs comes after it.
    const { simulation } = backtestOf(aboveMean, table, { costBps: 100 });
    expect(simulation.equity.at(-1)).toBeCloseTo(0.99 * 0.98 * (11 / 12) * 0.98, 12);
    expect(() => resultOf(aboveMean, table, { costBps: 5000 })).toThrow(RangeError);
    expect(() => resultOf(aboveMean, table, { costBps: -1 })).toThrow(RangeError);
  });

  it("has drawdowns and metrics on the same days", ({ expect }) => {
    const { drawdowns, metrics } = backtestOf(aboveMean, table);
    expect([...drawdowns].map((value) => value.toFixed(9))).toEqual(
      [0, 0, 1 / 12, 1 / 12, 1 / 12].map((value) => value.toFixed(9)),
    );
    expect(metrics.bars).toBe(5);
    expect(metrics.totalReturn).toBeCloseTo(-1 / 12, 12);
    expect(metrics.maxDrawdownTrough).toBe(SESSIONS[4]);
  });
});

describe("a backtest of a part of the history", () => {
  it("starts with 1 on a later day that is asked for, on the same decisions", ({ expect }) => {
    const whole = backtestOf(aboveMean, table);
    const later = backtestOf(aboveMean, table, { from: SESSIONS[4]! });
    expect(later.dates).toEqual(SESSIONS.slice(4, 7));
    expect(later.simulation.equity[0]).toBe(1);
    expect([...later.weights.get("SPY")!]).toEqual([...whole.weights.get("SPY")!].slice(2));
  });

  it("starts on the next session when the market was closed on the day that is asked for", ({ expect }) => {
    const weeks = market({ SPY: trend(10, 1, 12) });
    // The Saturday after the first week.
    expect(backtestOf(hold("SPY"), weeks, { from: "2026-01-10" }).dates[0]).toBe("2026-01-12");
    expect(backtestOf(hold("SPY"), weeks, { to: "2026-01-10" }).dates.at(-1)).toBe("2026-01-09");
  });

  it("does not start earlier than it can, whatever is asked for", ({ expect }) => {
    for (const from of ["2001-01-01", SESSIONS[0]!, SESSIONS[2]!]) {
      expect(backtestOf(aboveMean, table, { from })).toEqual(backtestOf(aboveMean, table));
    }
  });

  it("ends on the day that is asked for, and has seen nothing after it", ({ expect }) => {
    for (const timing of ["CC", "OO", "CO", "OC"] as const) {
      const part = backtestOf(aboveMean, table, { to: SESSIONS[4]!, timing });
      expect(part.dates.at(-1)).toBe(SESSIONS[4]);
      expect(part).toEqual(backtestOf(aboveMean, tableThrough(table, SESSIONS[4]!), { timing }));
    }
  });

  it("begins an altExit where the whole history would, not on the day that is asked for", ({ expect }) => {
    // In on the second day at 11; out below 5, which never comes.
    const swing = altExit([condition("SPY", 10.5)], [], [hold("SPY")], [hold("BIL")]);
    const { weights } = backtestOf(swing, table, { from: SESSIONS[2]!, to: SESSIONS[2]! });
    expect([...weights.get("SPY")!]).toEqual([1]);
  });
});

describe("no backtest", () => {
  it("comes of a history that is too short for a window", ({ expect }) => {
    const short = market({ SPY: [9, 11], BIL: [50, 50] });
    expect(resultOf(aboveMean, short)).toEqual({
      ok: false,
      code: "history_too_short",
      message:
        "the history of 2 bars is too short: the strategy needs 3, and a price of every ticker that it can hold",
    });
  });

  it("comes of a ticker without any price", ({ expect }) => {
    expect(resultOf(basic([hold("SPY"), hold("NONE")]), table)).toMatchObject({
      ok: false,
      code: "history_too_short",
    });
    expect(resultOf(hold("SPY"), market({}))).toMatchObject({ ok: false, code: "history_too_short" });
  });

  it("comes of a range that has no day to trade on", ({ expect }) => {
    const empty = {
      ok: false,
      code: "no_bars_in_range",
      message: `there is nothing to trade on in that range: the strategy can start on ${SESSIONS[2]}, the data end on ${SESSIONS[6]}`,
    };
    expect(resultOf(aboveMean, table, { from: "2026-06-01" })).toEqual(empty);
    expect(resultOf(aboveMean, table, { to: SESSIONS[1]! })).toEqual(empty);
    expect(resultOf(aboveMean, table, { from: SESSIONS[5]!, to: SESSIONS[4]! })).toEqual(empty);
    // A weekend.
    expect(resultOf(hold("SPY"), table, { from: "2026-01-10", to: "2026-01-11" })).toMatchObject({
      code: "no_bars_in_range",
    });
  });
});

describe("the history that a backtest had", () => {
  /** A half of the seed is forgotten every day: under a millionth is left after 20, and the seed takes 3 bars. */
  const SETTLED = 23;
  const byAverage = indicator(
    [condition("SPY", 0, { metric: "EMA", window: 3 })],
    [hold("SPY")],
    [hold("BIL")],
  );
  const days = (bars: number) => market({ SPY: trend(10, 1, bars), BIL: trend(50, 0, bars) });

  it("is told beside what the strategy needs to fill and to settle", ({ expect }) => {
    expect(backtestOf(byAverage, days(30)).history).toEqual({ bars: 3, warmUp: 3, settled: SETTLED });
    expect(backtestOf(byAverage, days(30), { from: SESSIONS[9]! }).history.bars).toBe(10);
    expect(backtestOf(aboveMean, days(30)).history).toEqual({ bars: 3, warmUp: 3, settled: 3 });
  });

  it("is warned of when it was too short to settle, with the day from which it would do", ({ expect }) => {
    expect(backtestOf(byAverage, days(30)).findings).toEqual([
      {
        code: "history.unsettled",
        level: "warning",
        nodeId: null,
        path: "",
        message: `the first decision had 3 bars of history; indicators have settled to one part in a million after 23: that is from ${SESSIONS[22]} on`,
      },
    ]);
  });

  it("is warned of when there is no such day", ({ expect }) => {
    const [finding] = backtestOf(byAverage, days(22)).findings;
    expect(finding?.message).toContain("after 23: 22 are there");
  });

  it("is not warned of when the backtest starts on that day, or nothing has to settle", ({ expect }) => {
    expect(backtestOf(byAverage, days(30), { from: SESSIONS[22]! }).findings).toEqual([]);
    expect(backtestOf(byAverage, days(30), { from: SESSIONS[21]! }).findings).toHaveLength(1);
    expect(backtestOf(aboveMean, days(30)).findings).toEqual([]);
  });

  it("is not warned of when nothing would ever be enough", ({ expect }) => {
    const swing = altExit([condition("SPY", 12)], [condition("SPY", 9)], [hold("SPY")], [hold("BIL")]);
    const { history, findings } = backtestOf(swing, days(30));
    expect(history).toEqual({ bars: 1, warmUp: 1, settled: Infinity });
    expect(findings).toEqual([]);
  });
});

describe("a backtest beside a benchmark", () => {
  const benchmark = market({ SPY: [8, 9, 10, 11, 12, 13, 20] }).columns.get("SPY")!;

  it("has the equity of holding it on the same days, and metrics against it", ({ expect }) => {
    const compared = backtestOf(aboveMean, table, { benchmark });
    expect([...compared.benchmark!]).toEqual([1, 1.1, 1.2, 1.3, 2]);
    expect(compared.metrics.beta).not.toBeNull();
    expect(compared.simulation).toEqual(backtestOf(aboveMean, table).simulation);
  });

  it("has neither without one", ({ expect }) => {
    const alone = backtestOf(aboveMean, table);
    expect(alone.benchmark).toBeNull();
    expect(alone.metrics).toMatchObject({ alpha: null, beta: null });
  });

  it("does not wait for it", ({ expect }) => {
    const young = market({ SPY: trend(8, 1, 7), NEW: [null, null, null, 10, 11, 12, 13] }).columns.get(
      "NEW",
    )!;
    expect([...backtestOf(aboveMean, table, { benchmark: young }).benchmark!]).toEqual([
      NaN,
      1,
      1.1,
      1.2,
      1.3,
    ]);
  });
});

describe("a backtest that is split", () => {
  it("has metrics of both parts, whose returns make up the whole", ({ expect }) => {
    const { split, metrics } = backtestOf(aboveMean, table, { split: SESSIONS[4]! });
    // Before: BIL, then SPY bought. From then on: 12 to 11, and nothing more.
    expect(split?.inSample).toMatchObject({ bars: 2, totalReturn: 0 });
    expect(split?.outOfSample?.totalReturn).toBeCloseTo(-1 / 12, 12);
    expect(metrics.totalReturn).toBeCloseTo(-1 / 12, 12);
  });

  it("has a part without metrics when no day falls into it", ({ expect }) => {
    expect(backtestOf(aboveMean, table, { split: SESSIONS[0]! }).split).toMatchObject({ inSample: null });
    expect(backtestOf(aboveMean, table, { split: "2027-01-01" }).split).toMatchObject({ outOfSample: null });
    expect(backtestOf(aboveMean, table).split).toBeNull();
  });
});

describe("backtests of one strategy after another", () => {
  const options: BacktestOptions = {
    timing: "CC",
    costBps: 10,
    from: SESSIONS[3]!,
    to: SESSIONS[5]!,
    benchmark: table.columns.get("BIL")!,
  };
  const strategies = [aboveMean, basic([aboveMean, hold("SPY")]), hold("BIL"), aboveMean];

  it("are those of each of them alone, and so are their scores", ({ expect }) => {
    const backtester = new Backtester(table, options);
    for (const strategy of strategies) {
      const program = programOf(strategy);
      const evaluation = evaluate(program, table, options.timing);
      const alone = backtestOf(strategy, table, options);
      expect(backtester.backtest(program, evaluation)).toEqual({ ok: true, backtest: alone });
      expect(backtester.score(program, evaluation)).toEqual({ ok: true, metrics: alone.metrics });
    }
  });

  it("have no score where they could not be backtested", ({ expect }) => {
    const short = tableThrough(table, SESSIONS[1]!);
    const program = programOf(aboveMean);
    const scored = new Backtester(short, { timing: "CC", costBps: 0 }).score(
      program,
      evaluate(program, short),
    );
    expect(scored).toEqual(resultOf(aboveMean, short));
    expect(scored).toMatchObject({ ok: false, code: "history_too_short" });
  });
});
