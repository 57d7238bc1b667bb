import type { applyD1Migrations } from "cloudflare:test";
import type { LocalEnv } from "../../../src/local/environment.ts";

/** The Worker's environment in tests: the local one and the migrations that `setup.ts` applies. */
export interface TestEnv extends LocalEnv {
  readonly TEST_MIGRATIONS: Parameters<typeof applyD1Migrations>[1];
}
