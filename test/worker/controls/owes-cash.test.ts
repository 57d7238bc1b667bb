import { describe, it } from "vitest";
import type { Levels } from "../../../src/contract/relevel.ts";
import { expectSoundBooks, statusOf } from "../support/books.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

const TOMORROW = "2026-08-21";

/** The morning after one of two strategies has doubled: both were given the same again, so that it owes the other. */
async function openInDebt(): Promise<{ day: TradingDay; botId: string }> {
  const day = await openTradingDay(jumpingMarket({ SPY: [600, 1200], TLT: 80 }, TOMORROW));
  const { botId } = await activate(day.user, "stocks", fixedWeights({ SPY: 100 }), 50);
  await activate(day.user, "bonds", fixedWeights({ TLT: 100 }), 50);
  await day.advanceTo("16:06");
  await passUntil(day, TOMORROW, "10:00");
  const { body } = await day.user.post<Levels>("/api/live/relevel/preview", {});
  await day.user.post("/api/live/relevel", { levelHash: body.levelHash });
  return { day, botId };
}

const keep = ({ user }: TradingDay, botId: string) =>
  user.post("/api/live/deactivate", { botId, holdings: "keep" });

describe("a strategy that owes cash to another", () => {
  it("cannot leave with what it holds until a run has sold some of it and the debt is paid", async ({
    expect,
  }) => {
    const { day, botId } = await openInDebt();
    const { strategies } = await statusOf(day.user);
    expect(Number(strategies[0]!.ledger.cash)).toBeLessThan(-20_000);
    expect(await keep(day, botId)).toMatchObject({ status: 409, body: { error: { code: "owes_cash" } } });
    expect((await statusOf(day.user)).strategies).toEqual(strategies);

    await tradeThrough(day, TOMORROW);
    const [stocks, bonds] = (await statusOf(day.user)).strategies;
    expect(Number(stocks!.ledger.cash)).toBeGreaterThanOrEqual(0);
    expect(await keep(day, botId)).toMatchObject({ status: 200, body: { slot: null } });
    const after = await statusOf(day.user);
    expect(after.strategies).toEqual([bonds]);
    const { SPY: quantity } = stocks!.ledger.positions;
    expect(after.account?.unassigned).toEqual([{ symbol: "SPY", quantity }]);
    await expectSoundBooks(expect, day);
  });
});
