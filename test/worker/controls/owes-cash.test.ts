import { describe, it } from "vitest";
import type { Levels } from "../../../src/contract/relevel.ts";
import { expectSoundBooks, statusOf } from "../support/books.ts";
import { halt } from "../support/exchange-admin.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

const TOMORROW = "2026-08-21";

/** The morning after one of two strategies has more than doubled: both were given the same again, so that it owes the other. */
async function openInDebt(
  market = jumpingMarket({ SPY: [600, 1320], TLT: 80 }, TOMORROW),
): Promise<{ day: TradingDay; botId: string }> {
  const day = await openTradingDay(market);
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

  it("is not ended by selling it when that does not pay the debt: it is paused, and nobody else loses cash", async ({
    expect,
  }) => {
    const market = new Map(jumpingMarket({ SPY: [600, 1320], TLT: 80 }, TOMORROW));
    const { day, botId } = await openInDebt(market);
    const before = await statusOf(day.user);
    // What it holds is worth less than what it owes by then, and the fall is none that a split would make.
    market.set("SPY", jumpingMarket({ SPY: [600, 270] }, TOMORROW).get("SPY")!);
    await halt(day.exchange, "SPY", false);
    expect((await day.user.post("/api/live/deactivate", { botId, holdings: "sell" })).status).toBe(200);
    await passUntil(day, TOMORROW, "10:10");

    const after = await statusOf(day.user);
    expect(after.lastRun).toMatchObject({ reasons: [{ code: "owes_cash" }] });
    const [stocks, bonds] = after.strategies;
    expect(stocks).toMatchObject({ name: "stocks", tradingState: "HALTED", ledger: { positions: {} } });
    expect(Number(stocks!.ledger.cash)).toBeLessThan(0);
    expect(bonds!.ledger).toEqual(before.strategies[1]!.ledger);
    expect(await keep(day, botId)).toMatchObject({ status: 409, body: { error: { code: "owes_cash" } } });
  });
});
