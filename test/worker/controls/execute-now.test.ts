import { describe, it, vi } from "vitest";
import { userIdOf } from "../support/account-object.ts";
import { expectSoundBooks, statusOf } from "../support/books.ts";
import { accountAtExchange, holdingsAtExchange } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { makeAdmin, postWithToken } from "../support/operator.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";
import { signUp, type Visitor } from "../support/visitor.ts";

const EXECUTE = "/api/live/execute-now";

interface Executed {
  readonly accounts: readonly object[];
}

async function openMorning(): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ SPY: 600 }), "2026-08-20", { startsAt: "11:00" });
  await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
  return day;
}

/** Another user with an account of their own that trades. */
async function addTrader({ exchange }: TradingDay): Promise<Visitor> {
  const keys = exchange.addAccount({ cash: "6000" });
  const user = await signUp("second@example.com");
  await user.post("/api/live/credentials", { apiKey: keys.keyId, apiSecret: keys.secretKey });
  await activate(user, "SPY", fixedWeights({ SPY: 100 }));
  return user;
}

describe("executing now", () => {
  it("has every active account rebalance in a slot of its own", async ({ expect }) => {
    const day = await openMorning();
    const second = await addTrader(day);
    const { status, body } = await postWithToken<Executed>(EXECUTE, {});
    expect(status).toBe(200);
    const slot = "2026-08-20/manual-1";
    const expected = [await userIdOf(day.user), await userIdOf(second)].map((userId) => ({ userId, slot }));
    // A control object that is still alive may list an account of the test before, too.
    expect(body.accounts).toEqual(expect.arrayContaining(expected));
    await day.advanceTo("11:08");
    for (const user of [day.user, second]) {
      expect((await statusOf(user)).lastRun).toMatchObject({ slot, outcome: "completed" });
    }
    await expectSoundBooks(expect, day);
  });

  it("has one account rebalance when it is named, and tells why another cannot", async ({ expect }) => {
    const day = await openMorning();
    const second = await addTrader(day);
    await second.post("/api/live/trading-state", { state: "HALTED" });
    const userId = await userIdOf(second);
    expect((await postWithToken(EXECUTE, { userId })).body).toMatchObject({
      accounts: [{ userId, code: "halted" }],
    });
    await postWithToken(EXECUTE, { userId: await userIdOf(day.user) });
    await day.advanceTo("11:08");
    expect(await holdingsAtExchange(day.exchange)).toHaveProperty("SPY");
    expect((await statusOf(second)).lastRun).toBeNull();
  });

  it("is refused when the market is closed, with the next opening", async ({ expect }) => {
    const day = await openMorning();
    await day.advanceTo("16:10");
    expect(await postWithToken(EXECUTE, {})).toMatchObject({
      status: 409,
      body: { error: { code: "market_closed", message: expect.stringContaining("2026-08-21 09:30") } },
    });
  });

  it("is for admins and for whoever has the token", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openMorning();
    expect(await day.user.post(EXECUTE, {})).toMatchObject({
      status: 404,
      body: { error: { code: "not_found" } },
    });
    expect((await postWithToken(EXECUTE, {}, "wrong")).status).toBe(401);
    expect((await accountAtExchange(day.exchange)).orders).toEqual([]);
    await makeAdmin(day.user);
    expect((await day.user.post(EXECUTE, {})).status).toBe(200);
  });
});
