import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, it } from "vitest";
import type { DayReport } from "../../../cli/day/report.ts";
import { npmRun, runCommand } from "../support/command.ts";
import { writeCsvMarket } from "../support/csv-market.ts";

const DATE = "2026-08-20";

function fixedWeights(percents: Record<string, number>): unknown {
  const next = Object.entries(percents).map(([ticker, window]) => ({
    kind: "position",
    positions: [ticker],
    window,
  }));
  return { kind: "basic", weighting: "defined", children: { next } };
}

function trend(ticker: string, safe: string): unknown {
  const condition = { type: "if", metric: "Current Price", ticker, comparator: "gt", threshold: 0 };
  const average = { rightMetric: "Simple Moving Average", rightWindow: 200, expanded: true };
  return {
    kind: "indicator",
    conditions: [{ ...condition, ...average }],
    children: {
      then: [{ kind: "position", positions: [ticker] }],
      else: [{ kind: "position", positions: [safe] }],
    },
  };
}

describe("a day on the command line", () => {
  let market: string;
  let files: Record<"mix" | "trend", string>;

  beforeAll(() => {
    market = writeCsvMarket(["SPY", "TLT", "QQQ", "BIL"], DATE);
    const directory = mkdtempSync(path.join(tmpdir(), "atlas-forge-strategies-"));
    const write = (name: string, tree: unknown) => {
      const file = path.join(directory, `${name}.json`);
      writeFileSync(file, JSON.stringify(tree));
      return file;
    };
    files = {
      mix: write("mix", fixedWeights({ SPY: 60, TLT: 40 })),
      trend: write("trend", trend("QQQ", "BIL")),
    };
  });

  it("brings two strategies to their targets, and sends nothing when the same day is run again", async ({
    expect,
  }) => {
    const state = mkdtempSync(path.join(tmpdir(), "atlas-forge-state-"));
    const args = ["--data", market, "--date", DATE, "--state", state, "--json"];
    args.push("--strategy", files.mix, "--weight", "70", "--strategy", files.trend, "--weight", "30");

    const first = await npmRun("day", args);
    expect(first.code, first.stderr).toBe(0);
    const report: DayReport = JSON.parse(first.stdout);
    const account = report.accounts[0]!;
    expect(report).toMatchObject({ date: DATE, slot: `${DATE}/close`, ok: true });
    expect(account.strategies.map(({ name, weight }) => [name, weight])).toEqual([
      ["mix", 70],
      ["trend", 30],
    ]);
    for (const [symbol, quantity] of Object.entries(account.positions)) {
      const wanted = account.strategies.reduce(
        (sum, { weight, targets }) => sum + (weight / 100) * (targets?.[symbol] ?? 0),
        0,
      );
      const held = (Number(quantity) * report.prices[symbol]!) / account.equityAfter!;
      expect(Math.abs(held / wanted - 1), symbol).toBeLessThan(0.005);
    }

    const second = await runCommand("day", args);
    expect(second.code, second.stderr).toBe(0);
    expect(JSON.parse(second.stdout)).toEqual(report);
  });

  it.for([
    ["a weekend", ["--date", "2026-08-22"], /2026-08-22: the market is closed/],
    ["a missing directory", ["--data", "/nowhere"], /\/nowhere: there is no such directory/],
    ["a missing strategy file", ["--strategy", "/nowhere.json"], /\/nowhere\.json: the file cannot be read/],
    ["an option that does not exist", ["--speed", "3"], /Unknown option '--speed'/],
  ] as const)("refuses %s with one line and exit code 2", async ([, args, message], { expect }) => {
    const ran = await runCommand("day", args);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(message);
  });

  it("refuses a ticker that the data do not have", async ({ expect }) => {
    const directory = mkdtempSync(path.join(tmpdir(), "atlas-forge-strategies-"));
    const file = path.join(directory, "unknown.json");
    writeFileSync(file, JSON.stringify(fixedWeights({ ZZZZ: 100 })));
    const ran = await npmRun("day", ["--data", market, "--date", DATE, "--strategy", file]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain("unknown: unknown ticker ZZZZ");
  });
});
