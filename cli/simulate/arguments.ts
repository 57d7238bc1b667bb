/** Arguments of `npm run simulate`. */
import { parseOptions } from "../support/parse-arguments.ts";
import { UserError } from "../support/user-error.ts";

export interface SimulateArguments {
  /** How many plans are played: those of the seeds from `seed` on. */
  readonly plans: number;
  readonly seed: number;
  readonly json: boolean;
}

export const USAGE = "usage: npm run simulate -- [--plans 500] [--seed 1] [--json]";

const OPTIONS = {
  plans: { type: "string", default: "500" },
  seed: { type: "string", default: "1" },
  json: { type: "boolean", default: false },
} as const;

const MOST_PLANS = 10_000_000;
const LARGEST_SEED = 0xffffffff;

function wholeNumber(text: string, option: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(value >= least && value <= most)) {
    throw new UserError(`${option} ${text}: must be a whole number from ${least} to ${most}; ${USAGE}`);
  }
  return value;
}

/** Reads the arguments. */
export function parseSimulateArguments(argv: readonly string[]): SimulateArguments {
  const values = parseOptions(argv, OPTIONS, USAGE);
  return {
    plans: wholeNumber(values.plans, "--plans", 1, MOST_PLANS),
    seed: wholeNumber(values.seed, "--seed", 0, LARGEST_SEED),
    json: values.json,
  };
}
