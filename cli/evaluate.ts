/** `npm run evaluate`: what a strategy decides on one day, and why. */
import { parseEvaluateArguments } from "./evaluate/arguments.ts";
import { printEvaluation } from "./evaluate/print.ts";
import { evaluateOn } from "./evaluate/run.ts";
import { runCommand } from "./support/user-error.ts";

await runCommand(async () => {
  const args = parseEvaluateArguments(process.argv.slice(2));
  const report = evaluateOn(args, Date.now());
  console.log(args.json ? JSON.stringify(report) : printEvaluation(report));
  return Promise.resolve(0);
});
