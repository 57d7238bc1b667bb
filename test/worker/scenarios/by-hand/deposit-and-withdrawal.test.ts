import { describe, it } from "vitest";
import { expectSoundBooks, sharesOf, statusOf } from "../../support/books.ts";
import { payIn } from "../../support/exchange-admin.ts";
import { quietMarket } from "../../support/market.ts";
import { activate, fixedWeights } from "../../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../../support/trading-day.ts";

/** 60 % in stocks, 20 % in bonds, $20,000 unassigned; then the owner pays in (or takes out) before the run. */
async function dayWithTransfer(amount: string): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
  await activate(day.user, "stocks", fixedWeights({ SPY: 100 }), 60);
  await activate(day.user, "bonds", fixedWeights({ TLT: 100 }), 20);
  await payIn(day.exchange, day.keys.accountId, amount);
  await day.advanceTo("16:06");
  return day;
}

const invested = (dollars: number, price: number) => String((dollars * 0.9975) / price);

describe("a deposit", () => {
  it("is split by the strategies' shares, and the rest of it stays unassigned", async ({ expect }) => {
    const day = await dayWithTransfer("10000");
    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({
      outcome: "completed",
      reasons: [{ code: "deposit", isNote: true }],
    });
    expect(sharesOf(status, "stocks")).toEqual({ SPY: invested(66_000, 600) });
    expect(sharesOf(status, "bonds")).toEqual({ TLT: invested(22_000, 80) });
    expect(Number(status.account?.cash)).toBeGreaterThan(22_000);
    await expectSoundBooks(expect, day);
  });
});

describe("a withdrawal", () => {
  it("takes what nobody owns first, and leaves the strategies alone as long as it lasts", async ({
    expect,
  }) => {
    const day = await dayWithTransfer("-20000");
    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({ reasons: [{ code: "withdrawal", isNote: true }] });
    expect(sharesOf(status, "stocks")).toEqual({ SPY: invested(60_000, 600) });
    expect(sharesOf(status, "bonds")).toEqual({ TLT: invested(20_000, 80) });
    await expectSoundBooks(expect, day);
  });

  it("takes what is more than that from the strategies, in proportion to their cash", async ({ expect }) => {
    const day = await dayWithTransfer("-28000");
    const status = await statusOf(day.user);
    expect(sharesOf(status, "stocks")).toEqual({ SPY: invested(54_000, 600) });
    expect(sharesOf(status, "bonds")).toEqual({ TLT: invested(18_000, 80) });
    await expectSoundBooks(expect, day);
  });
});
