/** Arguments of `npm run simulate`. */
import { type Situation, situationNames } from "../../sim/simulation/coverage/situations.ts";
import { parseOptions } from "../support/parse-arguments.ts";
import { UserError } from "../support/user-error.ts";

export interface SimulateArguments {
  /** How many plans are played: those of the seeds from `seed` on. */
  readonly plans: number;
  readonly seed: number;
  readonly json: boolean;
  /** Which situations are met: all of them unless others are asked for. */
  readonly situations: readonly Situation[];
}

export const USAGE: string =
  "usage: npm run simulate -- [--plans 500] [--seed 1] [--situations NAME,...] [--json]";

const OPTIONS = {
  plans: { type: "string", default: "500" },
  seed: { type: "string", default: "1" },
  json: { type: "boolean", default: false },
  situations: { type: "string" },
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

/** Those whose names contain one of some parts. */
function situationsNamed(text: string): Situation[] {
  const names = situationNames();
  const found = text.split(",").map((part) => {
    const meant = names.filter((name) => name.includes(part.trim()));
    if (meant.length === 0) throw new UserError(`--situations ${part}: there is none of that name; ${USAGE}`);
    return meant;
  });
  return names.filter((name) => found.some((meant) => meant.includes(name)));
}

/** Reads the arguments. */
export function parseSimulateArguments(argv: readonly string[]): SimulateArguments {
  const values = parseOptions(argv, OPTIONS, USAGE);
  return {
    plans: wholeNumber(values.plans, "--plans", 1, MOST_PLANS),
    seed: wholeNumber(values.seed, "--seed", 0, LARGEST_SEED),
    json: values.json,
    situations: values.situations === undefined ? situationNames() : situationsNamed(values.situations),
  };
}
