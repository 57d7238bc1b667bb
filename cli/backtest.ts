/** `npm run backtest`: a strategy on history. */
import { parseBacktestArguments } from "./backtest/arguments.ts";
import { printBacktest } from "./backtest/print.ts";
import { reportOf } from "./backtest/report.ts";
import { runBacktest } from "./backtest/run.ts";
import { runCommand } from "./support/user-error.ts";

await runCommand(async () => {
  const args = parseBacktestArguments(process.argv.slice(2));
  const run = runBacktest(args, Date.now());
  console.log(args.json ? JSON.stringify(reportOf(run)) : printBacktest(args, run));
  return Promise.resolve(0);
});
