import { applyD1Migrations, reset } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach } from "vitest";
import type { TestEnv } from "./support/environment.ts";

beforeEach(async () => {
  await reset();
  // The binding is added by vitest.config.ts and unknown to wrangler.toml.
  await applyD1Migrations(env.DB, (env as TestEnv).TEST_MIGRATIONS);
});
