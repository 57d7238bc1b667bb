import { describe, it } from "vitest";
import { basic, condition, hold, indicator } from "../../engine/support/strategies.ts";
import { npmRun, runCommand } from "../support/command.ts";
import { writeMarket, writeTemporary } from "../support/files.ts";

const data = writeMarket(["2026-08-10", "2026-08-11"], {
  SPY: [
    [100, 100],
    [104, 110],
  ],
});
const spy = writeTemporary("spy.json", hold("SPY"));

/** Nested so deeply that reading it with recursion would end the process. */
function nested(levels: number): string {
  const inner = JSON.stringify(hold("SPY"));
  return `${'{"kind":"basic","children":{"next":['.repeat(levels)}${inner}${"]}}".repeat(levels)}`;
}

/** Each level decides by what the next is worth. */
function decidingByBranches(levels: number): object {
  let tree = hold("SPY");
  for (let level = 0; level < levels; level++) tree = indicator([condition("branch:then", 1)], [tree], []);
  return tree;
}

/** Each with a line of the form `FILE: message (at PLACE)`. */
const STRATEGIES = [
  ["an unknown ticker", hold("ZZZZ"), "there is no price history of ZZZZ (at positions)"],
  [
    "an unknown metric, with the nearest one",
    indicator([condition("SPY", 1, { metric: "Simple Moving Averge", window: 3 })], [], []),
    '"Simple Moving Averge" is not a metric; the nearest is "Simple Moving Average" (at condition 1 > metric)',
  ],
  [
    "a ratio as a position",
    basic([hold("SPY/TLT")]),
    '"SPY/TLT" is a ratio: it can be compared, but not held (at next 1 > position 1)',
  ],
  [
    "a tree of 400 levels that each decide by the next, which no stack would hold",
    decidingByBranches(400),
    /^a branch may be read by conditions inside another one that is read 50 levels deep at most \(at then 1 > .+\)$/,
  ],
  [
    "text that a terminal would obey",
    indicator([condition("SPY", 1, { metric: "\u001b[2J\n\u202eRSI" })], [], []),
    /^"\\u001b\[2J\\n\\u202eRSI" is not a metric/,
  ],
  [
    "bad JSON",
    '{"kind":',
    "this is not JSON: it ends before it is complete, as if it was cut off; export or copy it again to its end",
  ],
  [
    "a file of another program",
    { step: "root", name: "Mine", children: [] },
    "this is a symphony of Composer, which cannot be read: write the strategy as a tree of this format",
  ],
  [
    "a file of several strategies",
    [{ payload: hold("SPY") }, { name: "Other", payload: hold("SPY") }],
    'the file holds 2 strategies ("Other"): take one out and add it by itself',
  ],
  [
    "a tree of 10,000 levels",
    nested(10_000),
    "a strategy may be 500 levels deep at most (at next 1 > next 1 > next 1 > ... 491 more ... > next 1 > next 1 > next 1 > next 1 > next 1 > next 1)",
  ],
  [
    "a file of 20 MB",
    { ...hold("SPY"), title: "x".repeat(20_000_000) },
    /^a strategy may have 5000000 characters, not 200000\d\d$/,
  ],
] as const;

const BACKTESTS = [
  ["a bad date", ["--from", "2026-02-30"], "--from 2026-02-30: must be a date like 2026-08-20"],
  [
    "a turned range",
    ["--from", "2026-08-11", "--to", "2026-08-10"],
    "--from 2026-08-11 is after --to 2026-08-10",
  ],
  [
    "a range without prices",
    ["--from", "2026-08-12"],
    `${spy}: there is nothing to trade on in that range: the strategy can start on 2026-08-10, the data end on 2026-08-11`,
  ],
  ["an unknown benchmark", ["--benchmark", "ZZZZ"], "--benchmark ZZZZ: the data have no such ticker"],
  ["a negative cost", ["--cost-bps", "-1"], "--cost-bps -1: must be basis points from 0 to below 5000"],
  ["an unknown mode", ["--mode", "XX"], "--mode XX: must be one of CC, OO, CO, OC"],
  [
    "an option that does not exist",
    ["--speed", "3"],
    /^Unknown option '--speed'; usage: npm run backtest -- /,
  ],
] as const;

const EVALUATIONS = [
  ["a bad date", ["--date", "yesterday"], "--date yesterday: must be a date like 2026-08-20"],
  [
    "a date without prices",
    ["--date", "2026-08-15"],
    "--date 2026-08-15: the data have no prices on that day (they run from 2026-08-10 to 2026-08-11)",
  ],
  ["no date", [], /^--date is missing; usage: npm run evaluate -- /],
] as const;

describe.concurrent("what cannot be run is one line on standard error and exit code 2", () => {
  const refused = (command: string, args: readonly string[]) =>
    runCommand(command, ["--data", data, "--json", ...args]);

  it.for(STRATEGIES)("%s", async ([, content, message], { expect }) => {
    const strategy = writeTemporary("strategy.json", content);
    const ran = await refused("backtest", ["--strategy", strategy]);
    expect(ran.code).toBe(2);
    const [line, ...more] = ran.stderr.split("\n");
    expect(JSON.parse(ran.stdout)).toEqual({ ok: false, errors: [line] });
    expect(more).toEqual([""]);
    expect(line!.slice(0, strategy.length + 2)).toBe(`${strategy}: `);
    expect(line!.slice(strategy.length + 2)).toEqual(
      typeof message === "string" ? message : expect.stringMatching(message),
    );
    const evaluated = await refused("evaluate", ["--strategy", strategy, "--date", "2026-08-11"]);
    expect(evaluated).toEqual(ran);
  });

  it.for([
    ...BACKTESTS.map((refusal) => ["backtest", ...refusal] as const),
    ...EVALUATIONS.map((refusal) => ["evaluate", ...refusal] as const),
  ])("%s: %s", async ([command, , options, message], { expect }) => {
    const ran = await refused(command, ["--strategy", spy, ...options]);
    expect(ran.code).toBe(2);
    expect(JSON.parse(ran.stdout)).toEqual({ ok: false, errors: [ran.stderr.trimEnd()] });
    const expected = typeof message === "string" ? `${message}\n` : expect.stringMatching(message);
    expect(ran.stderr).toEqual(expected);
    expect(ran.stderr.split("\n")).toHaveLength(2);
  });

  it("a missing file, also through npm", async ({ expect }) => {
    const ran = await npmRun("evaluate", ["--strategy", "/nowhere.json", "--date", "2026-08-11"]);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/^\/nowhere\.json: the file cannot be read$/m);
  });
});
