/** Arguments of `npm run schedule`. */
import { dateOption, parseOptions, required } from "../support/parse-arguments.ts";
import { UserError } from "../support/user-error.ts";

export interface ScheduleArguments {
  /** First and last New York date, both included. */
  readonly from: string;
  readonly to: string;
  /** All slots, not the close slots alone. */
  readonly intraday: boolean;
  readonly json: boolean;
}

export const USAGE = "usage: npm run schedule -- --from D --to D [--intraday] [--json]";

const OPTIONS = {
  from: { type: "string" },
  to: { type: "string" },
  intraday: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

/** Reads the arguments. */
export function parseScheduleArguments(argv: readonly string[]): ScheduleArguments {
  const values = parseOptions(argv, OPTIONS, USAGE);
  const from = required(values.from, "--from", USAGE);
  const to = required(values.to, "--to", USAGE);
  dateOption(from, "--from");
  dateOption(to, "--to");
  if (from > to) throw new UserError(`--from ${from} is after --to ${to}`);
  return { from, to, intraday: values.intraday, json: values.json };
}
