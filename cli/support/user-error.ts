import { printableLines } from "./printable.ts";

/** Bad input from a command's user: one line on standard error, exit code 2. */
export class UserError extends Error {}

/** Runs a command's main function and turns its end into an exit code: what it returns, 2 for bad input, 1 for a bug. */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (error instanceof UserError) {
      console.error(printableLines(error.message));
      process.exitCode = 2;
    } else {
      console.error(error);
      process.exitCode = 1;
    }
  }
}
