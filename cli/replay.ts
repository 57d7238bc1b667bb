/** `npm run replay`: makes the plan and the decisions of a past execution again, and compares them with what was. */
import { parseReplayArguments } from "./replay/arguments.ts";
import { printReplay } from "./replay/print.ts";
import { runReplay } from "./replay/run.ts";
import { runCommand } from "./support/user-error.ts";

await runCommand(async () => {
  const args = parseReplayArguments(process.argv.slice(2));
  const report = await runReplay(args);
  console.log(args.json ? JSON.stringify(report) : printReplay(report));
  // With --json the report says whether all is equal; npm would add an error object to standard output.
  return report.ok || args.json ? 0 : 1;
});
