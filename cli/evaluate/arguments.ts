/** Arguments of `npm run evaluate`. */
import { dateOption, parseOptions, required } from "../support/parse-arguments.ts";

export interface EvaluateArguments {
  /** A file, or a folder of them. */
  readonly strategy: string;
  readonly data: string | undefined;
  /** New York date of a bar. */
  readonly date: string;
  readonly json: boolean;
}

export const USAGE = "usage: npm run evaluate -- --strategy FILE_OR_DIR [--data DIR] --date D [--json]";

const OPTIONS = {
  strategy: { type: "string" },
  data: { type: "string" },
  date: { type: "string" },
  json: { type: "boolean", default: false },
} as const;

/** Reads the arguments. */
export function parseEvaluateArguments(argv: readonly string[]): EvaluateArguments {
  const values = parseOptions(argv, OPTIONS, USAGE);
  const date = required(values.date, "--date", USAGE);
  dateOption(date, "--date");
  return {
    strategy: required(values.strategy, "--strategy", USAGE),
    data: values.data,
    date,
    json: values.json,
  };
}
