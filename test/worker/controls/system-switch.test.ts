import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { controlOf } from "../../../src/platform/addresses.ts";
import type { SystemSwitched } from "../../../src/contract/controls.ts";
import { userIdOf } from "../support/account-object.ts";
import { expectSoundBooks, sharesOf, statusOf } from "../support/books.ts";
import { breakD1 } from "../support/troubles/broken-d1.ts";
import { accountAtExchange, halt } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil } from "../support/next-day.ts";
import { makeAdmin, OPERATOR_TOKEN, postWithToken } from "../support/operator.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";
import { signUp } from "../support/visitor.ts";

const SWITCH = "/api/operator/trading-state";

async function openActiveDay(): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
  await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
  return day;
}

describe("an operator who halts the platform", () => {
  it("stops a run under way: resting orders are cancelled, nothing more is sent, the books are right", async ({
    expect,
  }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openActiveDay();
    await halt(day.exchange, "TLT");
    await day.advanceTo("15:55");
    await passUntil(day, "2026-08-20", "15:55:40");
    const answer = await postWithToken<SystemSwitched>(SWITCH, { state: "HALTED" });
    expect(answer).toMatchObject({ status: 200, body: { state: "HALTED", accounts: { unreached: 0 } } });
    expect(answer.body.accounts.told).toBeGreaterThanOrEqual(1);
    await passUntil(day, "2026-08-20", "15:55:44");
    const { orders } = await accountAtExchange(day.exchange);
    expect(orders.map(({ symbol, status }) => `${symbol} ${status}`).toSorted()).toEqual([
      "SPY filled",
      "TLT canceled",
    ]);
    await day.advanceTo("16:06");
    expect((await accountAtExchange(day.exchange)).orders).toHaveLength(2);
    expect(sharesOf(await statusOf(day.user), "60/40")).toEqual({ SPY: "99.75" });
    await expectSoundBooks(expect, day);
  });

  it("can do so while D1, and with it sign-in, is down", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openActiveDay();
    const repair = breakD1();
    expect((await postWithToken(SWITCH, { state: "HALTED" })).status).toBe(200);
    await day.advanceTo("16:04");
    expect((await accountAtExchange(day.exchange)).orders).toEqual([]);
    repair();
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "halted" });
  });

  it("can do so while KV is down", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    await openActiveDay();
    const store: KVNamespace = Object.getPrototypeOf(env.MARKET);
    vi.spyOn(store, "get").mockRejectedValue(new Error("KV is down"));
    expect((await postWithToken(SWITCH, { state: "HALTED" })).status).toBe(200);
  });

  it("lets everybody trade again, also an account that was not told", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openActiveDay();
    await postWithToken(SWITCH, { state: "HALTED" });
    // Where the second message does not arrive, the account learns it from Control.
    await controlOf(env, await userIdOf(day.user)).setTradingState("ACTIVE");
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed" });
  });
});

describe("who may halt the platform", () => {
  it("admins may, other users do not find the address", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { user } = await openActiveDay();
    expect(await user.post(SWITCH, { state: "HALTED" })).toMatchObject({
      status: 404,
      body: { error: { code: "not_found" } },
    });
    await makeAdmin(user);
    expect((await user.post(SWITCH, { state: "HALTED" })).status).toBe(200);
  });

  it("nobody makes themselves an admin when they sign up, or later", async ({ expect }) => {
    await openActiveDay();
    const visitor = await signUp("sly@example.com", { role: "admin" });
    await visitor.post("/api/auth/update-user", { role: "admin" });
    const { body } = await visitor.get<{ user: { role: string } }>("/api/auth/get-session");
    expect(body.user.role).toBe("user");
    expect((await visitor.post(SWITCH, { state: "HALTED" })).status).toBe(404);
  });

  it.for(["", "wrong", OPERATOR_TOKEN.slice(0, -1), `${OPERATOR_TOKEN}0`])(
    "not with the token %j",
    async (token, { expect }) => {
      vi.spyOn(console, "error").mockImplementation(() => undefined);
      expect(await postWithToken(SWITCH, { state: "HALTED" }, token)).toMatchObject({
        status: 401,
        body: { error: { code: "wrong_token" } },
      });
    },
  );

  it("no token opens anything else", async ({ expect }) => {
    expect(await postWithToken("/api/live/trading-state", { state: "HALTED" })).toMatchObject({
      status: 403,
    });
  });
});
