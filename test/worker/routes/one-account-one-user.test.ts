import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import backfill from "../../../src/durable/account/migrations/0008_claims_of_connected_accounts.sql";
import { AccountObject } from "../../../src/durable/account/account-object.ts";
import { ControlObject } from "../../../src/durable/control/control-object.ts";
import { claimControl } from "../../../src/platform/addresses.ts";
import { accountObjectOf, userIdOf } from "../support/account-object.ts";
import { breakDelivery } from "../support/troubles/broken-d1.ts";
import { quietMarket } from "../support/market.ts";
import { listenForAlerts } from "../support/notifications.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";
import { signUp, type Visitor } from "../support/visitor.ts";

const CREDENTIALS = "/api/live/credentials";

type Keys = TradingDay["keys"];

const connect = (user: Visitor, keys: Keys, more: object = {}) =>
  user.post(CREDENTIALS, { apiKey: keys.keyId, apiSecret: keys.secretKey, ...more });

const IN_USE = { status: 409, body: { error: { code: "account_in_use" } } };
const UNANSWERED = { status: 502, body: { error: { code: "claim_unanswered" } } };

/** Two users, and an account at the broker that neither has connected. */
async function twoUsers(): Promise<{ day: TradingDay; first: Visitor; second: Visitor; keys: Keys }> {
  const day = await openTradingDay(quietMarket({ SPY: 600 }));
  const keys = day.exchange.addAccount({ cash: "100000" });
  return { day, first: await signUp("first@example.com"), second: await signUp("second@example.com"), keys };
}

/** Who may trade an account, as the one place that decides has it. */
const claimantOf = async ({ accountId }: Keys) =>
  (await claimControl(env, accountId).claimOn("alpaca", accountId))?.userId ?? null;

/** As it was before there were claims: nobody has claimed the account. */
async function forgetClaim({ accountId }: Keys): Promise<void> {
  await runInDurableObject(claimControl(env, accountId), (_object, { storage }) => {
    storage.sql.exec("DELETE FROM account_claims");
  });
}

describe("two users who connect one brokerage account", () => {
  it("before there were claims, and the first is known from D1 alone: the second is refused", async ({
    expect,
  }) => {
    const { first, second, keys } = await twoUsers();
    await connect(first, keys);
    await forgetClaim(keys);
    expect(await connect(second, keys)).toMatchObject(IN_USE);
    expect(await claimantOf(keys)).toBeNull();
    expect((await connect(first, keys)).status).toBe(200);
  });
});

describe("a brokerage account that its user has let go", () => {
  it("can be connected by another although D1 does not know of it yet", async ({ expect }) => {
    const { first, second, keys } = await twoUsers();
    await connect(first, keys);
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const repair = breakDelivery();
    expect((await first.send("DELETE", CREDENTIALS)).status).toBe(200);
    expect((await connect(second, keys)).status).toBe(200);
    repair();
    expect(await connect(first, keys)).toMatchObject(IN_USE);
  });

  it("can be connected by another although the claim could not be given up", async ({ expect }) => {
    const { first, second, keys } = await twoUsers();
    await connect(first, keys);
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    vi.spyOn(ControlObject.prototype, "releaseAccount").mockImplementation(() => {
      throw new Error("control cannot be reached");
    });
    await first.send("DELETE", CREDENTIALS);
    expect(await claimantOf(keys)).toBe(await userIdOf(first));
    expect((await connect(second, keys)).status).toBe(200);
    expect(await connect(first, keys)).toMatchObject(IN_USE);
  });

  it("stays theirs when they connect it again before the old claim was given up", async ({ expect }) => {
    const { day, first, second, keys } = await twoUsers();
    await connect(first, keys);
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const lost = vi.spyOn(ControlObject.prototype, "releaseAccount").mockImplementation(() => {
      throw new Error("control cannot be reached");
    });
    await first.send("DELETE", CREDENTIALS);
    await connect(first, keys);
    lost.mockRestore();
    await day.advanceTo("15:50");
    expect(await connect(second, keys)).toMatchObject(IN_USE);
    expect(await claimantOf(keys)).toBe(await userIdOf(first));
  });

  it("is free once they have connected another one in its place", async ({ expect }) => {
    const { day, first, second, keys } = await twoUsers();
    await connect(first, keys);
    const other = day.exchange.addAccount({ cash: "5000" });
    expect((await connect(first, other, { replaceAccount: true })).status).toBe(200);
    expect(await claimantOf(keys)).toBeNull();
    expect((await connect(second, keys)).status).toBe(200);
    expect(await connect(second, other, { replaceAccount: true })).toMatchObject(IN_USE);
  });
});

describe("a claim whose connecting came to nothing", () => {
  it("keeps nobody from the account: it was refused because strategies trade another one", async ({
    expect,
  }) => {
    const { day, second, keys } = await twoUsers();
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    expect(await connect(day.user, keys)).toMatchObject({ body: { error: { code: "strategies_active" } } });
    expect(await claimantOf(keys)).toBeNull();
    expect((await connect(second, keys)).status).toBe(200);
  });

  it("keeps nobody from the account: its object died in the midst of it", async ({ expect }) => {
    const { first, second, keys } = await twoUsers();
    const { accountId: brokerAccountId } = keys;
    const left = {
      broker: "alpaca",
      brokerAccountId,
      userId: await userIdOf(first),
      credentialId: "never used",
    };
    await claimControl(env, brokerAccountId).claimAccount(left, null);
    expect((await connect(second, keys)).status).toBe(200);
    expect(await connect(first, keys)).toMatchObject(IN_USE);
  });

  it("is not taken over while its user is still connecting the account", async ({ expect }) => {
    const { first, second, keys } = await twoUsers();
    // Looked at again and again: a promise that another object keeps is not to be waited for across objects.
    let stage: "begun" | "claimed" | "refused" = "begun";
    const prototype: Record<"claimAccount", (...asked: unknown[]) => unknown> =
      ControlObject.prototype as never;
    const { claimAccount } = prototype;
    vi.spyOn(prototype, "claimAccount").mockImplementationOnce(async function (this: unknown, ...asked) {
      const standing: unknown = Reflect.apply(claimAccount, this, asked);
      stage = "claimed";
      await vi.waitUntil(() => stage === "refused");
      return standing;
    });
    const connecting = connect(first, keys);
    await vi.waitUntil(() => stage === "claimed");
    expect(await connect(second, keys)).toMatchObject(IN_USE);
    stage = "refused";
    expect((await connecting).status).toBe(200);
  });
});

describe("when it cannot be found out who trades a brokerage account", () => {
  const lost = () => {
    throw new Error("the object cannot be reached");
  };

  it("because the place that decides does not answer, nobody connects it, and it can be tried again", async ({
    expect,
  }) => {
    const { first, keys } = await twoUsers();
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const spy = vi.spyOn(ControlObject.prototype, "claimAccount").mockImplementation(lost);
    expect(await connect(first, keys)).toMatchObject(UNANSWERED);
    expect(await first.get(`${CREDENTIALS}/status`)).toMatchObject({ body: { hasCredentials: false } });
    spy.mockRestore();
    expect((await connect(first, keys)).status).toBe(200);
  });

  it("because whoever has claimed it does not answer, it stays theirs", async ({ expect }) => {
    const { first, second, keys } = await twoUsers();
    await connect(first, keys);
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const spy = vi.spyOn(AccountObject.prototype, "usesBrokerAccount").mockImplementation(lost);
    expect(await connect(second, keys)).toMatchObject(UNANSWERED);
    spy.mockRestore();
    expect(await connect(second, keys)).toMatchObject(IN_USE);
    await first.send("DELETE", CREDENTIALS);
    expect((await connect(second, keys)).status).toBe(200);
  });
});

describe("accounts that were connected before there were claims", () => {
  /** What the migration does in an object that is older than it. */
  const migrate = async (user: Visitor) =>
    runInDurableObject(
      await accountObjectOf(user),
      (_object, { storage }) => void storage.sql.exec(backfill),
    );

  it("are claimed the next time that their object delivers something", async ({ expect }) => {
    const { first, second, keys } = await twoUsers();
    await connect(first, keys);
    await forgetClaim(keys);
    await migrate(first);
    await (await accountObjectOf(first)).ensureArmed();
    await runInDurableObject(await accountObjectOf(first), (object) => object.alarm());
    expect(await claimantOf(keys)).toBe(await userIdOf(first));
    expect(await connect(second, keys)).toMatchObject(IN_USE);
  });

  it("by two users are told to an operator, and nobody is thrown out", async ({ expect }) => {
    const alerts = listenForAlerts();
    const { first, second, keys } = await twoUsers();
    await connect(first, keys);
    await forgetClaim(keys);
    vi.spyOn(AccountObject.prototype, "usesBrokerAccount").mockReturnValue(false);
    expect((await connect(second, keys)).status).toBe(200);
    await migrate(first);
    await runInDurableObject(await accountObjectOf(first), (object) => object.alarm());
    expect(alerts().filter(({ event }) => event === "account_used_twice")).toHaveLength(1);
    expect(await claimantOf(keys)).toBe(await userIdOf(second));
  });
});
