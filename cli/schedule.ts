/** `npm run schedule`: when the jobs of a range of trading days are due. */
import { parseScheduleArguments } from "./schedule/arguments.ts";
import { printSchedule } from "./schedule/print.ts";
import { scheduleOf } from "./schedule/run.ts";
import { runCommand } from "./support/user-error.ts";

await runCommand(async () => {
  const args = parseScheduleArguments(process.argv.slice(2));
  const jobs = scheduleOf(args);
  console.log(args.json ? JSON.stringify(jobs) : printSchedule(jobs));
  return Promise.resolve(0);
});
