import { describe, it } from "vitest";
import type { Status } from "../../../src/contract/status.ts";
import type { LiveStrategy } from "../../../src/contract/strategies.ts";
import type { Reassigned } from "../../../src/contract/strategy-controls.ts";
import { expectSoundBooks, sharesOf, statusOf } from "../support/books.ts";
import { holdingsAtExchange, orderByHand, orderFault } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";
import { signUp, type Visitor } from "../support/visitor.ts";

interface Morning {
  readonly day: TradingDay;
  readonly strategy: LiveStrategy;
}

/** A strategy of $50,000, and 40 GLD that were bought by hand before. */
async function openMorning(): Promise<Morning> {
  const day = await openTradingDay(quietMarket({ SPY: 600, GLD: 250 }), "2026-08-20", { startsAt: "11:00" });
  await orderByHand(day.exchange, day.keys, { symbol: "GLD", side: "buy", qty: "40" });
  await day.advanceTo("11:01");
  return {
    day,
    strategy: await activate(day.user, "SPY", fixedWeights({ SPY: 100 }), { shareDollars: "50000" }),
  };
}

type Kind = "adopt" | "release";

function move(user: Visitor, { botId }: LiveStrategy, kind: Kind, assets: object) {
  return user.post<Reassigned>(`/api/live/strategies/${botId}/${kind}`, assets);
}

const unassignedIn = ({ account }: Status) =>
  Object.fromEntries(account?.unassigned.map(({ symbol, quantity }) => [symbol, quantity]) ?? []);

describe("adopting", () => {
  it("gives a strategy shares that were bought by hand, at the broker's price; its next run sells them", async ({
    expect,
  }) => {
    const { day, strategy } = await openMorning();
    const { status, body } = await move(day.user, strategy, "adopt", { symbol: "GLD", quantity: "30" });
    expect(status).toBe(200);
    expect(Number(body.value)).toBeCloseTo(7_500, -1);
    expect(body.strategy.ledger).toEqual({ cash: "50000", positions: { GLD: "30" } });
    expect(body.strategy.performance.timeWeightedReturn).toBe(0);
    expect(unassignedIn(await statusOf(day.user))).toEqual({ GLD: "10" });
    await expectSoundBooks(expect, day);

    await day.advanceTo("16:06");
    expect((await holdingsAtExchange(day.exchange))["GLD"]).toBe("10");
    await expectSoundBooks(expect, day);
  });

  it("gives it cash that nobody owns", async ({ expect }) => {
    const { day, strategy } = await openMorning();
    const { body } = await move(day.user, strategy, "adopt", { cash: "1000.50" });
    expect(body).toMatchObject({ value: "1000.5", strategy: { ledger: { cash: "51000.5" } } });
    await expectSoundBooks(expect, day);
  });

  it("is refused beyond what is unassigned, and of what the account does not hold", async ({ expect }) => {
    const { day, strategy } = await openMorning();
    const refused = (code: string) => ({ status: 409, body: { error: { code } } });
    const adopt = (assets: object) => move(day.user, strategy, "adopt", assets);
    expect(await adopt({ symbol: "GLD", quantity: "40.000000001" })).toMatchObject(refused("not_unassigned"));
    expect(await adopt({ cash: "40001" })).toMatchObject(refused("not_unassigned"));
    expect(await adopt({ symbol: "TLT", quantity: "1" })).toMatchObject(refused("not_held"));
    expect(await adopt({ symbol: "GLD", quantity: "0" })).toMatchObject(refused("not_positive"));
    expect(unassignedIn(await statusOf(day.user))).toEqual({ GLD: "40" });
  });
});

describe("releasing", () => {
  it("takes shares from a strategy without selling them, and it never touches them again", async ({
    expect,
  }) => {
    const { day, strategy } = await openMorning();
    await day.advanceTo("16:06");
    const { SPY: all = "0" } = sharesOf(await statusOf(day.user), "SPY");
    expect((await move(day.user, strategy, "release", { symbol: "SPY", quantity: "20" })).status).toBe(200);
    expect(unassignedIn(await statusOf(day.user))).toEqual({ GLD: "40", SPY: "20" });
    expect(Number(sharesOf(await statusOf(day.user), "SPY")["SPY"])).toBeCloseTo(Number(all) - 20, 9);
    await tradeThrough(day, "2026-08-21");
    expect(unassignedIn(await statusOf(day.user))).toEqual({ GLD: "40", SPY: "20" });
    await expectSoundBooks(expect, day);
  });

  it("takes cash, and the strategy trades with what is left", async ({ expect }) => {
    const { day, strategy } = await openMorning();
    await move(day.user, strategy, "release", { cash: "20000" });
    await day.advanceTo("16:06");
    const { SPY = "0" } = sharesOf(await statusOf(day.user), "SPY");
    expect(Number(SPY) * 600).toBeLessThanOrEqual(30_000);
    expect(Number(SPY) * 600).toBeGreaterThan(29_800);
    await expectSoundBooks(expect, day);
  });

  it("is refused beyond what the strategy owns", async ({ expect }) => {
    const { day, strategy } = await openMorning();
    const notOwned = { status: 409, body: { error: { code: "not_owned" } } };
    expect(await move(day.user, strategy, "release", { cash: "50000.01" })).toMatchObject(notOwned);
    expect(await move(day.user, strategy, "release", { symbol: "GLD", quantity: "1" })).toMatchObject(
      notOwned,
    );
  });
});

describe.for<Kind>(["adopt", "release"])("to %s", (kind) => {
  it("is refused while a run is under way, when the broker does not answer, and to others", async ({
    expect,
  }) => {
    const { day, strategy } = await openMorning();
    const ask = (user: Visitor) => move(user, strategy, kind, { cash: "1" });
    const stranger = await signUp("stranger@example.com");
    expect(await ask(stranger)).toMatchObject({ status: 409, body: { error: { code: "not_connected" } } });
    const match = { pathPrefix: "/v2/positions" };
    await orderFault(day.exchange, { match, action: "status", status: 500, times: 3 });
    expect(await ask(day.user)).toMatchObject({
      status: 502,
      body: { error: { code: "broker_unreachable" } },
    });
    await day.advanceTo("15:55");
    expect(await ask(day.user)).toMatchObject({ status: 409, body: { error: { code: "run_in_progress" } } });
  });

  it.for([{}, { symbol: "GLD" }, { cash: "-5" }, { cash: "1.234" }, { symbol: "GLD", quantity: "1e3" }])(
    "is refused with %j",
    async (assets, { expect }) => {
      const { day, strategy } = await openMorning();
      expect(await move(day.user, strategy, kind, assets)).toMatchObject({
        status: 400,
        body: { error: { code: "invalid_input" } },
      });
    },
  );
});
