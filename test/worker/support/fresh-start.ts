import { applyD1Migrations, reset, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { knownAssets } from "../../../src/durable/account/outside/broker-link.ts";
import { allControls } from "../../../src/platform/addresses.ts";
import type { TestEnv } from "./environment.ts";

const TRIES = 40;
const PAUSE_MS = 25;

type Control = ReturnType<typeof allControls>[number];

/** How many rows a control object has in all of its tables; those of the platform and of migrations do not count. */
function rowsOf(control: Control): Promise<number> {
  return runInDurableObject(control, (_object, { storage: { sql } }) => {
    const tables = sql
      .exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
      .toArray();
    const ours = tables.map(({ name }) => name).filter((name) => !name.startsWith("_"));
    const counts = ours.map((name) =>
      sql.exec<{ rows: number }>(`SELECT count(*) AS rows FROM "${name}"`).one(),
    );
    return counts.reduce((sum, { rows }) => sum + rows, 0);
  });
}

/** Whether the stores have forgotten the test before: D1 without any table of ours, KV and control objects empty. */
async function isEmpty(): Promise<boolean> {
  const table = await env.DB.prepare("SELECT name FROM sqlite_master WHERE name = 'd1_migrations'").first();
  const { keys } = await env.MARKET.list();
  const rows = await Promise.all(allControls(env).map(rowsOf));
  return table === null && keys.length === 0 && rows.every((count) => count === 0);
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
  // The binding is added by the worker project and unknown to wrangler.toml.
  await applyD1Migrations(env.DB, (env as TestEnv).TEST_MIGRATIONS);
}
