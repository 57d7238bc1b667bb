/** The local D1 database, brought up to date. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Miniflare } from "miniflare";
import type { Unstable_Config } from "wrangler";
import { miniflare, wrangler } from "./runtime.ts";
import { PROJECT_ROOT } from "./wrangler.ts";

const BINDING = "DB";
/** Between the statements of a migration that drizzle-kit wrote. */
const BREAKPOINT = "--> statement-breakpoint";

/** Wrangler's own table, so that either of the two finds what the other applied. */
const CREATE_TABLE = `CREATE TABLE IF NOT EXISTS d1_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`;

type Database = Awaited<ReturnType<Miniflare["getD1Database"]>>;

async function applyMigrations(database: Database, directory: string): Promise<void> {
  await database.prepare(CREATE_TABLE).run();
  const { results } = await database.prepare("SELECT name FROM d1_migrations").all<{ name: string }>();
  const applied = new Set(results.map(({ name }) => name));
  const files = readdirSync(directory).filter((file) => file.endsWith(".sql") && !applied.has(file));
  for (const file of files.sort()) {
    const statements = readFileSync(path.join(directory, file), "utf8").split(BREAKPOINT);
    // A batch is one transaction: a migration is applied and noted, or neither.
    await database.batch([
      ...statements.map((statement) => database.prepare(statement)),
      database.prepare("INSERT INTO d1_migrations (name) VALUES (?)").bind(file),
    ]);
  }
}

/**
 * Applies what is missing of the migrations of `wrangler.toml`, as `wrangler d1 migrations apply --local` does, which
 * starts a runtime for every single statement of its own and takes seconds.
 */
export async function migrateD1(stateDirectory: string): Promise<void> {
  const config: Unstable_Config = wrangler.unstable_readConfig({
    config: path.join(PROJECT_ROOT, "wrangler.toml"),
  });
  const database = config.d1_databases.find(({ binding }) => binding === BINDING);
  const { compatibility_date: compatibilityDate } = config;
  if (!database?.database_id || !compatibilityDate) {
    throw new Error(`wrangler.toml lacks its compatibility date or the id of the D1 database ${BINDING}`);
  }
  const runtime = new miniflare.Miniflare({
    resourcePersistencePath: path.join(stateDirectory, "v3"),
    cf: false,
    workers: [
      {
        config: {
          name: "migrations",
          compatibilityDate,
          // A runtime has a Worker; nobody asks this one for anything.
          manifest: {
            mainModule: "none.mjs",
            modulesRoot: PROJECT_ROOT,
            modules: { "none.mjs": { type: "esm", contents: "export default {}" } },
          },
          env: { [BINDING]: { type: "d1", id: database.database_id } },
          exports: {},
        },
      },
    ],
  });
  try {
    const directory = path.join(PROJECT_ROOT, database.migrations_dir ?? "migrations");
    await applyMigrations(await runtime.getD1Database(BINDING), directory);
  } finally {
    await runtime.dispose();
  }
}
