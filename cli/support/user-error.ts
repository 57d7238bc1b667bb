import path from "node:path";
import { printableLines } from "./printable.ts";

/** Bad input from a command's user: one line on standard error, exit code 2. */
export class UserError extends Error {}

/** What `--json` prints of a command that could not do what it was asked for: a line for each thing that is wrong. */
export interface ErrorReport {
  readonly ok: false;
  readonly errors: readonly string[];
}

const BUG = "this is a bug of the command; standard error tells where";

/**
 * Runs a command's main function and turns its end into an exit code: what it returns, 2 for bad input, 1 for a bug. With
 * `--json` a command that fails prints an `ErrorReport`, so that there is always one value to be read, and ends with 0
 * where npm would print an object of its own behind it.
 */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  const isJson = process.argv.includes("--json");
  const code = await main().catch((error: unknown) => {
    const isUsers = error instanceof UserError;
    const message = isUsers ? printableLines(error.message) : BUG;
    console.error(isUsers ? message : error);
    const report: ErrorReport = { ok: false, errors: message.split("\n") };
    if (isJson) console.log(JSON.stringify(report));
    return isUsers ? 2 : 1;
  });
  process.exitCode = isJson && isRunByNpmInJson() ? 0 : code;
}

/** Whether this process is the script that npm was asked to run, and npm itself speaks JSON. */
function isRunByNpmInJson(): boolean {
  const { npm_config_json: json, npm_lifecycle_event: script } = process.env;
  const command = path.basename(process.argv[1] ?? "", ".ts");
  return json === "true" && script?.replaceAll(":", "-") === command;
}
