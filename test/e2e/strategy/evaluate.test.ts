import { describe, it } from "vitest";
import type { BacktestReport } from "../../../cli/backtest/report.ts";
import type { EvaluationReport } from "../../../cli/evaluate/run.ts";
import { condition, hold, indicator } from "../../engine/support/strategies.ts";
import { npmRun, runCommand } from "../support/command.ts";
import { writeCsvMarket } from "../support/csv-market.ts";
import { writeMarket, writeTemporary } from "../support/files.ts";

const small = writeMarket(["2026-08-10", "2026-08-11", "2026-08-12"], {
  SPY: [
    [100, 100],
    [104, 110],
    [112, 99],
  ],
  TLT: [
    [50, 50],
    [50, 50],
    [51, 55],
  ],
});

async function evaluate(data: string, strategy: string, date: string): Promise<EvaluationReport> {
  const args = ["--data", data, "--strategy", strategy, "--date", date, "--json"];
  const ran = await runCommand("evaluate", args);
  if (ran.code !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout);
}

describe.concurrent("npm run evaluate", () => {
  it("prints one JSON value that tells the decision and its reasons", async ({ expect }) => {
    const strategy = writeTemporary("strategy.json", {
      ...indicator(
        [
          condition("SPY", 105, { id: "high" }),
          condition("SPY", 1, { id: "trend", type: "or", metric: "SMA", window: 3, comparator: "lt" }),
        ],
        [{ ...hold("SPY", "TLT"), id: "both" }],
        [hold("TLT")],
      ),
      id: "root",
    });
    const args = ["--data", small, "--strategy", strategy, "--date", "2026-08-11", "--json"];
    const ran = await npmRun("evaluate", args);
    expect(ran.code, ran.stderr).toBe(0);
    const report: EvaluationReport = JSON.parse(ran.stdout);

    expect(report).toMatchObject({ date: "2026-08-11", weights: { SPY: 0.5, TLT: 0.5 }, findings: [] });
    expect(report.trace).toMatchObject([
      {
        id: "root",
        kind: "indicator",
        active: true,
        weights: { SPY: 0.5, TLT: 0.5 },
        conditions: [
          { id: "high", left: 110, right: 105, result: "true", margin: 5 },
          { id: "trend", left: null, right: 1, result: "unknown", margin: null },
        ],
      },
      { id: "both", kind: "position", active: true, weights: { SPY: 0.5, TLT: 0.5 } },
    ]);
    expect(report.trace[1]).not.toHaveProperty("conditions");
  });

  it("tells people the same in lines", async ({ expect }) => {
    const tree = { ...indicator([condition("SPY", 105, { id: "high" })], [hold("SPY")], []), id: "root" };
    const strategy = writeTemporary("strategy.json", tree);
    const args = ["--data", small, "--strategy", strategy, "--date", "2026-08-12"];
    const ran = await runCommand("evaluate", args);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(ran.stdout).toMatch(/^Decision of 2026-08-12: cash 100\.00 %$/m);
    expect(ran.stdout).toMatch(/^root \(indicator\) -> else, 100\.00 % of the portfolio$/m);
    expect(ran.stdout).toMatch(/^ +high +99 +105 +false +margin -6$/m);
  });

  it("decides on a day what a backtest decides on it, with states, rankings and volatilities", async ({
    expect,
  }) => {
    const data = writeCsvMarket(["SPY", "TLT", "QQQ"], "2026-08-20");
    const average = { expanded: true, rightMetric: "EMA", rightWindow: 30 };
    const ranked = {
      kind: "function",
      metric: "RSI",
      window: 10,
      bottom: 2,
      weighting: "inverse",
      children: { next: [hold("SPY"), hold("TLT"), hold("QQQ")] },
    };
    const strategy = writeTemporary("strategy.json", {
      kind: "altExit",
      entryConditions: [condition("SPY", 0, { ...average, comparator: "crossAbove" })],
      exitConditions: [condition("SPY", 0, { ...average, comparator: "lt", forDays: 3 })],
      children: { then: [ranked], else: [hold("TLT")] },
    });
    const ran = await runCommand("backtest", ["--data", data, "--strategy", strategy, "--json"]);
    const { decisions }: BacktestReport = JSON.parse(ran.stdout);
    const isIn = decisions.map(({ weights }) => Object.keys(weights).length === 2);
    expect(isIn.filter(Boolean).length).toBeGreaterThan(50);

    // The first day, the first one in, the last one in, and the end.
    const rows = [0, isIn.indexOf(true), isIn.lastIndexOf(true), decisions.length - 1];
    for (const { date, weights } of rows.map((row) => decisions[row]!)) {
      expect((await evaluate(data, strategy, date)).weights, date).toEqual(weights);
    }
  });
});
