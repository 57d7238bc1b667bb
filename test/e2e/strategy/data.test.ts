import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "vitest";
import type { BacktestReport } from "../../../cli/backtest/report.ts";
import type { EvaluationReport } from "../../../cli/evaluate/run.ts";
import { StrategyMarket } from "../../../cli/support/strategy-market.ts";
import { condition, hold, indicator } from "../../engine/support/strategies.ts";
import { runCommand } from "../support/command.ts";
import { type OpenAndClose, writeMarket, writeTemporary } from "../support/files.ts";

const DATES = ["2026-08-10", "2026-08-11", "2026-08-12"];
const NOW = Date.parse("2026-08-13T12:00:00Z");
const flat = (price: number): OpenAndClose[] => DATES.map(() => [price, price]);

/** A directory with SPY and TLT, and with files of other tickers that nobody could read. */
function directory(bad: Readonly<Record<string, string>> = {}): string {
  const data = writeMarket(DATES, { SPY: flat(100), TLT: flat(50), OLD: flat(10) });
  for (const [ticker, content] of Object.entries(bad)) {
    writeFileSync(path.join(data, `${ticker}.csv`), content);
  }
  return data;
}

const BAD = { AAA: "", QQQ: "date,close\n2026-08-10,1\n", ZZZ: "\u0000\u0001" };

const strategy = writeTemporary(
  "switch.json",
  indicator([condition("SPY", 90)], [hold("TLT")], [hold("SPY")]),
);

describe.concurrent("a directory of prices", () => {
  it("is read for the strategy's tickers alone: a bad file of another one stops nothing", async ({
    expect,
  }) => {
    const data = directory(BAD);
    symlinkSync("nowhere", path.join(data, "GONE.csv"));
    const ran = await runCommand("evaluate", [
      "--data",
      data,
      "--strategy",
      strategy,
      "--date",
      "2026-08-12",
      "--json",
    ]);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    const report: EvaluationReport = JSON.parse(ran.stdout);
    expect(report).toMatchObject({ weights: { TLT: 1 }, findings: [] });
    const tested = await runCommand("backtest", ["--data", data, "--strategy", strategy, "--json"]);
    expect(tested).toMatchObject({ code: 0, stderr: "" });
    const { metrics }: BacktestReport = JSON.parse(tested.stdout);
    expect(metrics.totalReturn).toBeLessThan(0);
  });

  it("is told of in one line where a file that is needed is bad, for each strategy that needs it", async ({
    expect,
  }) => {
    const data = directory({ TLT: "date,close\n2026-08-10,1\n" });
    const ran = await runCommand("evaluate", [
      "--data",
      data,
      "--strategy",
      strategy,
      "--date",
      "2026-08-12",
    ]);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toMatch(/^[^\n]*TLT\.csv:1: the header is "date,close" instead of [^\n]*\n$/);
    const folder = path.dirname(writeTemporary("a.json", hold("TLT")));
    writeFileSync(path.join(folder, "b.json"), JSON.stringify(hold("SPY")));
    const all = await runCommand("evaluate", ["--data", data, "--strategy", folder, "--date", "2026-08-12"]);
    expect(all.code).toBe(2);
    expect(all.stdout).toMatch(/^a\.json {2}error: [^\n]*TLT\.csv:1: [^\n]*\nb\.json {2}SPY 100\.00 %\n$/);
  });

  it("does without a benchmark that nobody asked for and nobody can read", async ({ expect }) => {
    const data = directory({ SPY: "broken" });
    const bonds = writeTemporary("bonds.json", hold("TLT"));
    const ran = await runCommand("backtest", ["--data", data, "--strategy", bonds]);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    const asked = await runCommand("backtest", ["--data", data, "--strategy", bonds, "--benchmark", "SPY"]);
    expect(asked).toMatchObject({ code: 2, stdout: "" });
    expect(asked.stderr).toMatch(/^[^\n]*SPY\.csv:1: [^\n]*\n$/);
  });

  it("has the sessions of a file that can be read for a strategy without tickers", async ({ expect }) => {
    const cash = writeTemporary("cash.json", hold("Empty"));
    const data = directory({ AAA: "broken", SPY: "broken" });
    const ran = await runCommand("evaluate", ["--data", data, "--strategy", cash, "--date", "2026-08-12"]);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(ran.stdout).toMatch(/^Decision of 2026-08-12: cash 100\.00 %$/m);
  });

  it("is never opened for a ticker that nobody asks for", ({ expect }) => {
    const data = directory(BAD);
    const market = StrategyMarket.open(data, NOW);
    for (const ticker of ["AAA", "QQQ", "ZZZ", "SPY"]) rmSync(path.join(data, `${ticker}.csv`));
    expect(market.bars("TLT")?.dates).toEqual(DATES);
    expect(() => market.bars("SPY")).toThrow(/SPY\.csv: the file cannot be read/);
  });

  it("knows its last session by the ends of its files, so that a ticker that ended before is found", ({
    expect,
  }) => {
    const ended = writeMarket(["2008-09-16", "2008-09-17"], {
      LEH: [
        [1, 1],
        [1, 1],
      ],
    });
    expect(StrategyMarket.open(ended, NOW).lastSession).toBe("2008-09-17");
    const spy = writeMarket(DATES, { SPY: flat(100) });
    symlinkSync(path.join(spy, "SPY.csv"), path.join(ended, "SPY.csv"));
    writeFileSync(path.join(ended, "BAD.csv"), `${"x".repeat(5_000)}\n2099-13-45,1\n`);
    expect(StrategyMarket.open(ended, NOW).lastSession).toBe("2026-08-12");
  });
});
