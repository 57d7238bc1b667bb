/** Every strategy file of a folder. */
import { type Dirent, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { printable } from "../support/printable.ts";
import type { StrategyMarket } from "../support/strategy-market.ts";
import { UserError } from "../support/user-error.ts";
import { evaluateOn, type EvaluationReport } from "./run.ts";

/** What became of one file, by its name in the folder. */
export type FileOutcome =
  | ({ readonly file: string; readonly ok: true } & Omit<EvaluationReport, "date">)
  | {
      readonly file: string;
      readonly ok: false;
      /** What keeps it from being evaluated, a line for each; at least one. */
      readonly errors: readonly string[];
    };

/** What `--json` prints of a folder. */
export interface FolderReport {
  readonly date: string;
  /** Whether every file was evaluated. */
  readonly ok: boolean;
  readonly strategies: readonly FileOutcome[];
}

const EXTENSION = ".json";

/** Whether a path that a user has named is a folder; one that cannot be looked at is none. */
export function isFolder(named: string): boolean {
  try {
    return statSync(named).isDirectory();
  } catch {
    return false;
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    throw new UserError(printable(`${folder}: the folder cannot be read`));
  }
}

function filesIn(folder: string): string[] {
  const files = entriesOf(folder)
    .filter((entry) => !entry.isDirectory() && entry.name.toLowerCase().endsWith(EXTENSION))
    .map(({ name }) => name)
    .sort();
  if (files.length === 0) throw new UserError(`${folder}: there are no JSON files`);
  return files;
}

/** Evaluates one file of a folder; bad ones are values, so that the others are evaluated all the same. */
function outcomeOf(folder: string, file: string, market: StrategyMarket, date: string): FileOutcome {
  const whole = path.join(folder, file);
  try {
    const { weights, trace, findings } = evaluateOn(whole, market, date);
    return { file, ok: true, weights, trace, findings };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const prefix = printable(`${whole}: `);
    const errors = error.message
      .split("\n")
      .map((line) => (line.startsWith(prefix) ? line.slice(prefix.length) : line));
    return { file, ok: false, errors };
  }
}

/**
 * The decisions of every `*.json` of a folder, by name. A folder without any is a `UserError`, as is a date on which the
 * market has no prices at all.
 */
export function evaluateFolder(folder: string, market: StrategyMarket, date: string): FolderReport {
  const strategies = filesIn(folder).map((file) => outcomeOf(folder, file, market, date));
  if (market.lacksPricesOn(date)) throw new UserError(`--date ${date}: the data have no prices on that day`);
  return { date, ok: strategies.every(({ ok }) => ok), strategies };
}
