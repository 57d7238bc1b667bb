import { applyD1Migrations, reset } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { TestEnv } from "./environment.ts";

/** Empties every store and object, and brings D1's schema up again. */
export async function freshStart(): Promise<void> {
  await reset();
  // The binding is added by vitest.config.ts and unknown to wrangler.toml.
  await applyD1Migrations(env.DB, (env as TestEnv).TEST_MIGRATIONS);
}
