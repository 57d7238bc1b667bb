/** `npm run day`: one trading day on the command line. */
import { parseDayArguments } from "./day/arguments.ts";
import { printReport } from "./day/print.ts";
import { runDay } from "./day/run-day.ts";
import { exitOnSignals } from "./support/signals.ts";
import { runCommand } from "./support/user-error.ts";

exitOnSignals();
await runCommand(async () => {
  const args = parseDayArguments(process.argv.slice(2), Date.now());
  const report = await runDay(args, (line) => console.error(line));
  console.log(args.json ? JSON.stringify(report) : printReport(report));
  // With --json the report says whether all went well; npm would add an error object to standard output.
  return report.ok || args.json ? 0 : 1;
});
