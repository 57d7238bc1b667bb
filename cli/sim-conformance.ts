/** `npm run sim:conformance`: whether the local exchange answers as Alpaca's OpenAPI documents say. */
import { parseConformanceArguments } from "./sim-conformance/arguments.ts";
import { printConformance } from "./sim-conformance/print.ts";
import { checkConformance } from "./sim-conformance/run.ts";
import { runCommand } from "./support/user-error.ts";

await runCommand(async () => {
  const args = parseConformanceArguments(process.argv.slice(2));
  const documents = await checkConformance(args.openapi);
  console.log(args.json ? JSON.stringify({ documents }) : documents.map(printConformance).join("\n\n"));
  const violated = documents.some(({ violations }) => violations.length > 0);
  return violated && !args.json ? 1 : 0;
});
