/** Arguments of `npm run day`. */
import { newYorkDate } from "../../src/engine/calendar/new-york.ts";
import { previousSession, sessionOn } from "../../src/engine/calendar/sessions.ts";
import { dateOption, parseOptions } from "../support/parse-arguments.ts";
import { UserError } from "../support/user-error.ts";

export interface DayArguments {
  readonly data: string | undefined;
  /** New York date of a session. */
  readonly date: string;
  /** Dollars, decimal text. */
  readonly cash: string;
  readonly strategies: readonly { file: string; sharePercent: number }[];
  readonly state: string | undefined;
  readonly json: boolean;
}

export const USAGE =
  "usage: npm run day -- [--data DIR] [--date YYYY-MM-DD] [--cash 100000] [--strategy FILE [--weight PERCENT]]... [--state DIR] [--json]";

const OPTIONS = {
  data: { type: "string" },
  date: { type: "string" },
  cash: { type: "string", default: "100000" },
  strategy: { type: "string", multiple: true },
  weight: { type: "string", multiple: true },
  state: { type: "string" },
  json: { type: "boolean", default: false },
} as const;

function sharesOf(weights: readonly string[], count: number): number[] {
  if (weights.length === 0) {
    // Rounded down to 6 decimals, so that equal shares never add up to more than 100.
    return Array.from({ length: count }, () => Math.floor(100e6 / count) / 1e6);
  }
  if (weights.length !== count) {
    throw new UserError(
      `${count} strategies but ${weights.length} weights: give one --weight after each --strategy`,
    );
  }
  const shares = weights.map(Number);
  const bad = weights.find((_, index) => !((shares[index] ?? 0) > 0 && (shares[index] ?? 0) <= 100));
  if (bad !== undefined) throw new UserError(`--weight ${bad}: must be a percentage above 0 and at most 100`);
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (total > 100 + 1e-9) throw new UserError(`the weights add up to ${total}: more than 100`);
  return shares;
}

/** Reads the arguments. `today` (epoch ms) gives the default date: the last session before it. */
export function parseDayArguments(argv: readonly string[], today: number): DayArguments {
  const values = parseOptions(argv, OPTIONS, USAGE);
  const date = dateOption(values.date, "--date") ?? previousSession(newYorkDate(today)).date;
  if (!sessionOn(date)) throw new UserError(`--date ${date}: the market is closed on that day`);
  if (!/^\d+(\.\d{1,2})?$/.test(values.cash) || !(Number(values.cash) > 0)) {
    throw new UserError(`--cash ${values.cash}: must be an amount of dollars above 0`);
  }
  const files = values.strategy ?? [];
  const shares = sharesOf(values.weight ?? [], files.length);
  return {
    data: values.data,
    date,
    cash: values.cash,
    strategies: files.map((file, index) => ({ file, sharePercent: shares[index] ?? 0 })),
    state: values.state,
    json: values.json,
  };
}
