import { applyD1Migrations, reset } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { knownAssets } from "../../../src/durable/account/outside/broker-link.ts";
import type { TestEnv } from "./environment.ts";

const TRIES = 40;
const PAUSE_MS = 25;

/** Whether the stores have forgotten the test before: D1 without any table of ours, and KV without an entry. */
async function isEmpty(): Promise<boolean> {
  const table = await env.DB.prepare("SELECT name FROM sqlite_master WHERE name = 'd1_migrations'").first();
  const { keys } = await env.MARKET.list();
  return table === null && keys.length === 0;
}

/**
 * Empties every store and object, and brings D1's schema up again. An object that is still answering somebody lives on
 * with what it has while its storage is deleted, so it is looked at, and emptied again when it has finished.
 */
export async function freshStart(): Promise<void> {
  knownAssets.forget();
  await reset();
  for (let tries = 1; !(await isEmpty()); tries++) {
    if (tries === TRIES) throw new Error("the stores of the test before cannot be emptied");
    await scheduler.wait(PAUSE_MS);
    await reset();
  }
  // The binding is added by vitest.config.ts and unknown to wrangler.toml.
  await applyD1Migrations(env.DB, (env as TestEnv).TEST_MIGRATIONS);
}
