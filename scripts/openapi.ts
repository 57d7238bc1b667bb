/** `npm run openapi`: writes docs/openapi.json from the routes; with --check, fails when it is out of date. */
import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runCommand } from "../cli/support/user-error.ts";
import { OFFLINE, PROJECT_ROOT } from "../cli/local/wrangler.ts";
import { wrangler } from "../cli/local/runtime.ts";

const FILE = path.join(PROJECT_ROOT, "docs/openapi.json");

/** The document as the Worker itself answers it. */
async function readDocument(): Promise<string> {
  Object.assign(process.env, OFFLINE);
  const secrets = {
    MASTER_KEYS: `1:${randomBytes(32).toString("base64")}`,
    AUTH_SECRET: randomBytes(32).toString("hex"),
    TIINGO_TOKEN: "-",
  };
  const harness = wrangler.createTestHarness({
    root: PROJECT_ROOT,
    workers: [{ configPath: "wrangler.toml", secrets }],
  });
  try {
    await harness.listen();
    const response = await harness.getWorker("forge-api").fetch("/api/openapi.json");
    if (!response.ok) throw new Error(`the Worker answered ${response.status}`);
    return `${JSON.stringify(await response.json(), null, 2)}\n`;
  } finally {
    await harness.close();
  }
}

await runCommand(async () => {
  const document = await readDocument();
  if (!process.argv.includes("--check")) {
    writeFileSync(FILE, document);
    return 0;
  }
  if (readFileSync(FILE, "utf8") === document) return 0;
  console.error("docs/openapi.json is out of date: run npm run openapi");
  return 1;
});
