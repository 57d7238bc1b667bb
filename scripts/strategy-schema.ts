/** `npm run schema`: writes docs/strategy.schema.json from the parser's shapes; with --check, fails when it is out of date. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "../cli/local/wrangler.ts";
import { runCommand } from "../cli/support/user-error.ts";
import { strategyJsonSchema } from "../src/engine/strategy/json-schema.ts";

const FILE = path.join(PROJECT_ROOT, "docs/strategy.schema.json");

await runCommand(() => {
  const document = `${JSON.stringify(strategyJsonSchema(), null, 2)}\n`;
  if (!process.argv.includes("--check")) {
    writeFileSync(FILE, document);
    return Promise.resolve(0);
  }
  if (readFileSync(FILE, "utf8") === document) return Promise.resolve(0);
  console.error("docs/strategy.schema.json is out of date: run npm run schema");
  return Promise.resolve(1);
});
