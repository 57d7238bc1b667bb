/** `npm run evaluate`: what a strategy, or each of a folder, decides on one day, and why. */
import { parseEvaluateArguments, type EvaluateArguments } from "./evaluate/arguments.ts";
import { evaluateFolder, isFolder } from "./evaluate/folder.ts";
import { printEvaluation } from "./evaluate/print.ts";
import { printFolder } from "./evaluate/print-folder.ts";
import { evaluateOn } from "./evaluate/run.ts";
import { printable } from "./support/printable.ts";
import { StrategyMarket } from "./support/strategy-market.ts";
import { runCommand } from "./support/user-error.ts";

/** With `--json`, what went wrong with a file is told on standard error, too, as it is of a single one. */
function evaluateAll({ strategy: folder, date, json }: EvaluateArguments, market: StrategyMarket): number {
  const report = evaluateFolder(folder, market, date);
  for (const outcome of report.strategies) {
    if (json && !outcome.ok) console.error(`${printable(outcome.file)}: ${outcome.errors[0]}`);
  }
  console.log(json ? JSON.stringify(report) : printFolder(report));
  return report.ok ? 0 : 2;
}

await runCommand(async () => {
  const args = parseEvaluateArguments(process.argv.slice(2));
  const market = StrategyMarket.open(args.data, Date.now());
  if (isFolder(args.strategy)) return evaluateAll(args, market);
  const report = evaluateOn(args.strategy, market, args.date);
  console.log(args.json ? JSON.stringify(report) : printEvaluation(report));
  return Promise.resolve(0);
});
