import { describe, it } from "vitest";
import type { BacktestReport } from "../../../cli/backtest/report.ts";
import { basic, condition, hold, indicator } from "../../engine/support/strategies.ts";
import { npmRun, runCommand } from "../support/command.ts";
import { type OpenAndClose, writeMarket, writeTemporary } from "../support/files.ts";

const DATES = [
  "2026-08-10",
  "2026-08-11",
  "2026-08-12",
  "2026-08-13",
  "2026-08-14",
  "2026-08-17",
  "2026-08-18",
  "2026-08-19",
];
const SPY: readonly OpenAndClose[] = [
  [100, 100],
  [104, 110],
  [112, 99],
  [90, 108],
  [110, 120],
  [121, 114],
  [110, 96],
  [98, 104],
];
const TLT: readonly OpenAndClose[] = [
  [50, 50],
  [50, 50],
  [51, 55],
  [55, 55],
  [54, 44],
  [44, 44],
  [45, 50],
  [50, 50],
];
const data = writeMarket(DATES, { SPY, TLT });
/** SPY on the days that it closes above 105, else TLT; no price of TLT moves from one of these days to the next. */
const switching = writeTemporary(
  "switching.json",
  indicator([condition("SPY", 105)], [hold("SPY")], [hold("TLT")]),
);
const spy = writeTemporary("spy.json", hold("SPY"));

async function backtest(strategy: string, ...options: readonly string[]): Promise<BacktestReport> {
  const args = ["--data", data, "--strategy", strategy, "--cost-bps", "0", "--json", ...options];
  const ran = await runCommand("backtest", args);
  if (ran.code !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout);
}

const rounded = ({ equity }: BacktestReport) => equity.map((row) => Number(row.equity.toFixed(9)));

describe.concurrent("npm run backtest", () => {
  it("prints one JSON value: metrics, the course of equity, every day's decision", async ({ expect }) => {
    const args = ["--data", data, "--strategy", switching, "--cost-bps", "0", "--json"];
    const ran = await npmRun("backtest", args);
    expect(ran.code, ran.stderr).toBe(0);
    const report: BacktestReport = JSON.parse(ran.stdout);
    expect(Object.keys(report)).toEqual(["metrics", "equity", "decisions", "findings"]);

    expect(report.decisions.map(({ date }) => date)).toEqual(DATES);
    const held = report.decisions.map(({ weights }) => Object.keys(weights).join());
    expect(held).toEqual(["TLT", "SPY", "TLT", "SPY", "SPY", "SPY", "TLT", "TLT"]);
    expect(report.decisions.at(-1)).toEqual({ date: "2026-08-19", weights: { TLT: 1 } });

    // SPY from 110 to 99, and from 108 over 120 and 114 to 96.
    expect(report.equity.map(({ date }) => date)).toEqual(DATES);
    expect(report.equity[0]!.equity).toBe(1);
    expect(rounded(report)).toEqual([1, 1, 0.9, 0.9, 1, 0.95, 0.8, 0.8]);
    expect(report.metrics).toMatchObject({
      bars: 8,
      bestDayDate: "2026-08-14",
      worstDayDate: "2026-08-18",
      averageHoldings: 1,
      timeInMarket: 1,
    });
    expect(report.metrics.totalReturn).toBeCloseTo(-0.2, 12);
    expect(report.metrics.maxDrawdown).toBeCloseTo(0.2, 12);
    expect(report.metrics.bestDay).toBeCloseTo(1 / 9, 12);
    expect(report.findings).toEqual([]);
  });

  it("takes 5 basis points of what is traded, or as many as it is told", async ({ expect }) => {
    const report = async (...costs: string[]): Promise<BacktestReport> => {
      const ran = await runCommand("backtest", ["--data", data, "--strategy", spy, "--json", ...costs]);
      return JSON.parse(ran.stdout);
    };
    // One purchase for the whole equity, then SPY from 100 to 110.
    expect((await report()).equity[1]!.equity).toBeCloseTo(1.1 * 0.9995, 12);
    expect((await report("--cost-bps", "100")).equity[1]!.equity).toBeCloseTo(1.1 * 0.99, 12);
  });

  it("begins and ends where it is told, with equity 1", async ({ expect }) => {
    // A Sunday before the 10th and a Saturday after the 14th.
    const report = await backtest(switching, "--from", "2026-08-12", "--to", "2026-08-15");
    expect(report.equity.map(({ date }) => date)).toEqual(["2026-08-12", "2026-08-13", "2026-08-14"]);
    expect(rounded(report)).toEqual([1, 1, 1.111111111]);
    const whole = await backtest(switching, "--from", "2026-08-09", "--to", "2027-01-01");
    expect(whole.equity).toHaveLength(8);
  });

  it.for([
    ["CC", DATES[0], [1, 1.1, 0.99, 1.08]],
    // On opens from the second day on, once a close is known: 104, 112, 90, 110.
    ["OO", DATES[1], [1, 112 / 104, 90 / 104, 110 / 104]],
    // Over the nights only: 100 to 104, 110 to 112, 99 to 90.
    ["CO", DATES[0], [1, 1.04, (1.04 * 112) / 110, (1.04 * 112 * 90) / 110 / 99]],
    // Within the days only: 104 to 110, 112 to 99, 90 to 108.
    ["oc", DATES[1], [1, 110 / 104, (110 * 99) / 104 / 112, ((110 * 99) / 104 / 112) * 1.2]],
  ] as const)("earns in mode %s what SPY did at these times", async ([mode, first, equity], { expect }) => {
    const report = await backtest(spy, "--mode", mode);
    expect(report.equity[0]!.date).toBe(first);
    expect(rounded(report).slice(0, 4)).toEqual(equity.map((value) => Number(value.toFixed(9))));
  });

  it("compares with SPY, or with what it is told", async ({ expect }) => {
    const beside = await backtest(spy);
    expect(beside.metrics.beta).toBeCloseTo(1, 12);
    expect(beside.metrics.alpha).toBeCloseTo(0, 12);
    const other = await backtest(spy, "--benchmark", "tlt");
    expect(other.metrics.beta).not.toBeCloseTo(1, 1);
  });

  it("divides the metrics at a date", async ({ expect }) => {
    const { metrics, split } = await backtest(switching, "--split", "2026-08-14");
    expect(split!.inSample).toMatchObject({ bars: 3 + 1 });
    expect(split!.outOfSample).toMatchObject({ bars: 4 });
    // Until the 13th equity fell to 0.9; from there it went to 0.8.
    expect(split!.inSample!.totalReturn).toBeCloseTo(-0.1, 12);
    expect(split!.outOfSample!.totalReturn).toBeCloseTo(0.8 / 0.9 - 1, 12);
    expect(metrics.totalReturn).toBeCloseTo(-0.2, 12);
  });

  it("prints tables and the course of equity for people", async ({ expect }) => {
    const ran = await runCommand("backtest", ["--data", data, "--strategy", switching, "--cost-bps", "0"]);
    expect(ran.code, ran.stderr).toBe(0);
    expect(ran.stdout).toMatch(/^switching: 2026-08-10 to 2026-08-19, CC, 0 bp a trade, against SPY$/m);
    expect(ran.stdout).toMatch(/^Total return +-20\.00 %$/m);
    expect(ran.stdout).toMatch(/^Max drawdown +20\.00 %$/m);
    // Equity of 1, 1, 0.9, 0.9, 1, 0.95, 0.8, 0.8 between its least and its most.
    expect(ran.stdout).toMatch(/^Equity +██▅▅█▆▁▁$/m);
    expect(ran.stdout).toMatch(/^2026 .+-20\.0 +-20\.0$/m);
    expect(ran.stdout).toMatch(/^Decision of 2026-08-19: TLT 100\.00 %$/m);
  });

  it("warns and runs: weights that sum to 90 are given in proportion", async ({ expect }) => {
    const part = (ticker: string, window: number) => ({ ...hold(ticker), window });
    const tree = basic([part("SPY", 60), part("TLT", 30)], { weighting: "defined" });
    const strategy = writeTemporary("ninety.json", tree);
    const report = await backtest(strategy);
    expect(report.findings).toMatchObject([{ code: "weighting.sum", level: "warning", path: "/children" }]);
    expect(report.decisions[0]!.weights["SPY"]).toBeCloseTo(2 / 3, 12);

    const ran = await runCommand("backtest", ["--data", data, "--strategy", strategy]);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(ran.stdout).toMatch(/^Findings\n {2}warning weighting\.sum at children: /m);
  });
});
