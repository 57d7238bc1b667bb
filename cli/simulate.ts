/** `npm run simulate`: thousands of seeded days on which everything goes wrong. */
import { parseSimulateArguments } from "./simulate/arguments.ts";
import { printSummary } from "./simulate/print.ts";
import { runSimulation } from "./simulate/run.ts";
import { runCommand } from "./support/user-error.ts";

await runCommand(async () => {
  const args = parseSimulateArguments(process.argv.slice(2));
  const report = await runSimulation(args, (line) => console.error(line));
  console.log(args.json ? JSON.stringify(report) : printSummary(report, args.situations));
  // With --json the report says whether all went well; npm would add an error object to standard output.
  const isWell = report.violations.length === 0 && report.unvisited.length === 0;
  return isWell || args.json ? 0 : 1;
});
