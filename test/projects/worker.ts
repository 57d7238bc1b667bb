import { randomBytes } from "node:crypto";
import path from "node:path";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-pool-workers";
import type { TestProjectInlineConfiguration } from "vitest/config";
import { answerFromOutside } from "./outside.ts";

const migrations = await readD1Migrations(path.resolve(import.meta.dirname, "../../migrations"));

/** Hosts that exist in tests only; requests to them are answered in process. */
const EXCHANGE = "http://exchange.test";
const TEST_VARIABLES = {
  APP_URL: "http://forge.test",
  ALPACA_LIVE_URL: EXCHANGE,
  ALPACA_PAPER_URL: EXCHANGE,
  ALPACA_DATA_URL: EXCHANGE,
  ALPACA_STREAM_URL: EXCHANGE,
  TIINGO_URL: EXCHANGE,
  EXCHANGE_ADMIN_URL: `${EXCHANGE}/admin`,
  LOCAL_URL: "http://worker.test",
  TIINGO_TOKEN: randomBytes(20).toString("hex"),
  AUTH_SECRET: randomBytes(32).toString("hex"),
  OPERATOR_TOKEN: randomBytes(32).toString("hex"),
  MASTER_KEYS: `1:${randomBytes(32).toString("base64")}`,
};

const { MASTER_KEYS, AUTH_SECRET, TIINGO_TOKEN } = TEST_VARIABLES;
// Where wrangler looks for the secrets that wrangler.toml requires.
Object.assign(process.env, { MASTER_KEYS, AUTH_SECRET, TIINGO_TOKEN });

/** The real Worker, objects, D1 and KV in workerd: each core has a runtime with stores of its own. */
export const worker: TestProjectInlineConfiguration = {
  extends: true,
  plugins: [
    cloudflareTest({
      main: "./src/local/worker.ts",
      wrangler: { configPath: "./wrangler.toml" },
      miniflare: {
        bindings: { ...TEST_VARIABLES, TEST_MIGRATIONS: migrations },
        outboundService: answerFromOutside,
      },
    }),
  ],
  test: {
    name: "worker",
    include: ["test/worker/**/*.test.ts"],
    setupFiles: ["./test/worker/setup.ts"],
    isolate: false,
    restoreMocks: true,
  },
};
