import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { openD1 } from "../../../src/db/database.ts";
import { listBots } from "../../../src/db/queries/bots.ts";
import type { ControlObject } from "../../../src/durable/control/control-object.ts";
import { closeSlot } from "../../../src/engine/calendar/slots.ts";
import { sessionOn } from "../../../src/engine/calendar/sessions.ts";
import type { Job } from "../../../src/ops/jobs/job.ts";
import { runJobsOf } from "../../../src/ops/jobs/run-due-jobs.ts";
import { claimControl, leaseControl } from "../../../src/platform/addresses.ts";
import { reasonOf } from "../../../src/platform/reason-of.ts";
import { accountObjectOf, userIdOf } from "../support/account-object.ts";
import { quietMarket } from "../support/market.ts";
import { listenToConsole } from "../support/notifications.ts";
import { fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";
import { signUp, Visitor } from "../support/visitor.ts";

/** Has a table refuse every new row. */
const refuseRowsOf = (table: string) =>
  `CREATE TRIGGER refuse_${table} BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, '${table} takes none'); END`;

async function refuseInD1(table: string): Promise<void> {
  await env.DB.prepare(refuseRowsOf(table)).run();
}

async function openDay() {
  return openTradingDay(quietMarket({ SPY: 600 }));
}

function refuseInObject(object: DurableObjectStub<ControlObject>, table: string): Promise<void> {
  return runInDurableObject(object, (_object, { storage }) => {
    storage.sql.exec(refuseRowsOf(table));
  });
}

describe("the log, when a database refuses", () => {
  it("says why a bot was not added, and nothing of the bot", async ({ expect }) => {
    const { user } = await openDay();
    await refuseInD1("bots");
    const logged = listenToConsole();
    const tree = fixedWeights({ SECRETSAUCE: 100 });
    expect(await user.post("/api/bots", { name: "canary of a bot", tree })).toMatchObject({ status: 500 });
    expect(logged()).toContain("request_failed");
    expect(logged()).toContain("bots takes none");
    for (const told of ["canary of a bot", "SECRETSAUCE", "params", "insert into"]) {
      expect(logged()).not.toContain(told);
    }
  });

  it("says why somebody's bots cannot be listed, and not whose they are", async ({ expect }) => {
    const { user } = await openDay();
    const userId = await userIdOf(user);
    await env.DB.prepare("ALTER TABLE bots RENAME TO moved").run();
    const logged = listenToConsole();
    expect(await user.get("/api/bots")).toMatchObject({ status: 500 });
    expect(logged()).toContain("no such table: bots");
    for (const told of [userId, "params", "select "]) expect(logged()).not.toContain(told);
  });

  it("does not show the session of whoever asks while sessions cannot be read", async ({ expect }) => {
    const { user } = await openDay();
    const { token } = (await env.DB.prepare("SELECT token FROM sessions").first<{ token: string }>())!;
    await env.DB.prepare("ALTER TABLE sessions RENAME TO moved").run();
    const logged = listenToConsole();
    expect(await user.get("/api/bots")).toMatchObject({ status: 500 });
    expect(logged()).toContain("no such table: sessions");
    for (const told of [token, "params", "select "]) expect(logged()).not.toContain(told);
  });

  it.for(["users", "sign_in_methods", "sessions"])(
    "shows neither the address nor the password's hash of whoever signs up while %s takes no rows",
    async (table, { expect }) => {
      await openDay();
      await refuseInD1(table);
      const logged = listenToConsole();
      await expect(signUp("canary@example.com")).rejects.toThrow();
      expect(logged()).toContain(`${table} takes none`);
      for (const told of ["canary@example.com", "params", "insert into"]) {
        expect(logged()).not.toContain(told);
      }
    },
  );

  it("does not show who signs in while nobody can be looked up", async ({ expect }) => {
    await openDay();
    await signUp("canary@example.com");
    await env.DB.prepare("ALTER TABLE users RENAME TO moved").run();
    const logged = listenToConsole();
    const password = "correct horse battery staple";
    const answer = await new Visitor().post("/api/auth/sign-in/email", {
      email: "canary@example.com",
      password,
    });
    expect(answer.status).toBe(500);
    expect(logged()).toContain("no such table: users");
    for (const told of ["canary@example.com", "params", "select "]) expect(logged()).not.toContain(told);
  });

  it("shows no sealed key of an account that is connected", async ({ expect }) => {
    const { exchange } = await openDay();
    const keys = exchange.addAccount({ cash: "1000" });
    const user = await signUp("canary@example.com");
    await refuseInD1("broker_credentials");
    const logged = listenToConsole();
    const pair = { apiKey: keys.keyId, apiSecret: keys.secretKey };
    expect(await user.post("/api/live/credentials", pair)).toMatchObject({ status: 200 });
    const sealed = await runInDurableObject(await accountObjectOf(user), (_object, { storage }) =>
      storage.sql.exec("SELECT api_key_encrypted, api_secret_encrypted, salt FROM credentials").toArray(),
    );
    expect(sealed).toHaveLength(1);
    expect(logged()).toContain("broker_credentials takes none");
    for (const told of [...Object.values(sealed[0]!), "params"]) {
      expect(told).toMatch(/.{6}/);
      expect(logged()).not.toContain(told);
    }
  });

  it("shows no sealed key of an account that its own object cannot keep", async ({ expect }) => {
    const { exchange } = await openDay();
    const keys = exchange.addAccount({ cash: "1000" });
    const user = await signUp("canary@example.com");
    await runInDurableObject(await accountObjectOf(user), (_object, { storage }) => {
      storage.sql.exec(refuseRowsOf("credentials"));
    });
    const logged = listenToConsole();
    const pair = { apiKey: keys.keyId, apiSecret: keys.secretKey };
    expect(await user.post("/api/live/credentials", pair)).toMatchObject({ status: 500 });
    expect(logged()).toContain("credentials takes none");
    for (const told of [keys.keyId, keys.secretKey, keys.accountId, "params", "insert into"]) {
      expect(logged()).not.toContain(told);
    }
  });

  it("shows no brokerage account that cannot be claimed", async ({ expect }) => {
    const { exchange } = await openDay();
    const keys = exchange.addAccount({ cash: "1000" });
    const user = await signUp("canary@example.com");
    await refuseInObject(claimControl(env, keys.accountId), "account_claims");
    const logged = listenToConsole();
    const pair = { apiKey: keys.keyId, apiSecret: keys.secretKey };
    expect(await user.post("/api/live/credentials", pair)).toMatchObject({ status: 502 });
    expect(logged()).toContain("account_claims takes none");
    for (const told of [keys.accountId, "params", "insert into"]) expect(logged()).not.toContain(told);
  });

  it("says why a job broke, and nothing of what it asked for", async ({ expect }) => {
    await env.DB.prepare("ALTER TABLE bots RENAME TO moved").run();
    const slot = closeSlot(sessionOn("2026-08-20")!);
    const job: Job = {
      name: "snapshot",
      slots: "every",
      dueAt: () => 0,
      latestAt: () => 2,
      run: async () => (await listBots(openD1(env.DB), "canary")).length > 0,
    };
    const logged = listenToConsole();
    await runJobsOf(slot, { env, clock: { now: () => 1 }, leases: leaseControl(env), jobs: [job] });
    expect(logged()).toContain("job_failed");
    expect(logged()).toContain("no such table: bots");
    expect(logged()).not.toContain("canary");
  });
});

describe("why something failed", () => {
  const query = 'Failed query: insert into "credentials" values (?)\nparams: canary';

  it("is what whoever failed first says", ({ expect }) => {
    const first = new Error("the disk is full");
    expect(reasonOf(new Error(query, { cause: new Error("D1", { cause: first }) }))).toBe("the disk is full");
  });

  it("is no query with its values, also where the cause was lost on its way", ({ expect }) => {
    for (const lost of [new Error(query), query, `Error: ${query}`, new Error("above", { cause: query })]) {
      expect(reasonOf(lost)).not.toContain("canary");
      expect(reasonOf(lost)).toContain("a query failed");
    }
  });
});
