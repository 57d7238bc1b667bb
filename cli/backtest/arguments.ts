/** Arguments of `npm run backtest`. */
import { TIMINGS, type Timing } from "../../src/engine/timing.ts";
import { dateOption, parseOptions, required } from "../support/parse-arguments.ts";
import { UserError } from "../support/user-error.ts";

export interface BacktestArguments {
  readonly strategy: string;
  readonly data: string | undefined;
  /** New York dates, both included. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Where the out-of-sample part begins. */
  readonly split: string | undefined;
  readonly timing: Timing;
  readonly costBps: number;
  /** `undefined`: SPY where the data have it. */
  readonly benchmark: string | undefined;
  readonly json: boolean;
}

export const USAGE =
  "usage: npm run backtest -- --strategy FILE [--data DIR] [--from D] [--to D] [--split D] [--mode CC|OO|CO|OC] [--cost-bps 5] [--benchmark SPY] [--json]";

const OPTIONS = {
  strategy: { type: "string" },
  data: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  split: { type: "string" },
  mode: { type: "string", default: "CC" },
  "cost-bps": { type: "string", default: "5" },
  benchmark: { type: "string" },
  json: { type: "boolean", default: false },
} as const;

/** The most that a trade may cost, in basis points: exchanging everything trades twice the equity. */
const MOST_COST = 5_000;

function timingOf(mode: string): Timing {
  const timing = TIMINGS.find((known) => known === mode.toUpperCase());
  if (timing === undefined) throw new UserError(`--mode ${mode}: must be one of ${TIMINGS.join(", ")}`);
  return timing;
}

function costOf(text: string): number {
  const cost = text.trim() === "" ? NaN : Number(text);
  if (!(cost >= 0 && cost < MOST_COST)) {
    throw new UserError(`--cost-bps ${text}: must be basis points from 0 to below ${MOST_COST}`);
  }
  return cost;
}

/** Reads the arguments. */
export function parseBacktestArguments(argv: readonly string[]): BacktestArguments {
  const values = parseOptions(argv, OPTIONS, USAGE);
  const from = dateOption(values.from, "--from");
  const to = dateOption(values.to, "--to");
  if (from !== undefined && to !== undefined && from > to) {
    throw new UserError(`--from ${from} is after --to ${to}`);
  }
  return {
    strategy: required(values.strategy, "--strategy", USAGE),
    data: values.data,
    from,
    to,
    split: dateOption(values.split, "--split"),
    timing: timingOf(values.mode),
    costBps: costOf(values["cost-bps"]),
    benchmark: values.benchmark?.trim().toUpperCase(),
    json: values.json,
  };
}
