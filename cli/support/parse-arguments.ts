import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { isDate } from "../../src/engine/calendar/dates.ts";
import { UserError } from "./user-error.ts";

/**
 * The options of a command line. Throws `UserError` with what is wrong and the usage, on one line, for anything that
 * is not one of them.
 */
export function parseOptions<Options extends ParseArgsOptionsConfig>(
  argv: readonly string[],
  options: Options,
  usage: string,
) {
  try {
    return parseArgs({ args: withNegativesAttached(argv, options), options, strict: true }).values;
  } catch (error) {
    throw new UserError(`${problemOf(error)}; ${usage}`);
  }
}

/** The value of an option that cannot be left out. */
export function required(value: string | undefined, option: string, usage: string): string {
  if (value === undefined) throw new UserError(`${option} is missing; ${usage}`);
  return value;
}

/** The value of an option that is a date, or `undefined`. */
export function dateOption(value: string | undefined, option: string): string | undefined {
  if (value !== undefined && !isDate(value)) {
    throw new UserError(`${option} ${value}: must be a date like 2026-08-20`);
  }
  return value;
}

/** `--cost -1` as `--cost=-1`: what begins with a dash and goes on as a number is a value and no option. */
function withNegativesAttached(argv: readonly string[], options: ParseArgsOptionsConfig): string[] {
  const args: string[] = [];
  for (const arg of argv) {
    const option = args.at(-1) ?? "";
    const takesValue = option.startsWith("--") && options[option.slice(2)]?.type === "string";
    if (takesValue && /^-[\d.]/.test(arg)) args[args.length - 1] = `${option}=${arg}`;
    else args.push(arg);
  }
  return args;
}

/** The first sentence of what `parseArgs` says; the advice that follows it is for programmers. */
function problemOf(error: unknown): string {
  const message = error instanceof Error ? error.message : "bad arguments";
  return message.split(/\.\s/)[0] ?? message;
}
