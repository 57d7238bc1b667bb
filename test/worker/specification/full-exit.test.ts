import { describe, it } from "vitest";
import { expectSoundBooks, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { accountAtExchange, holdingsAtExchange } from "../support/exchange-admin.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { tradeThrough } from "../support/next-day.ts";
import { activate, switchTree } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

describe("a strategy that leaves a position", () => {
  it.for([600, 333.33, 0.87])(
    "bought at $%d sells all of its shares, to the last billionth, and no dust stays",
    async (price, { expect }) => {
      const day = await openTradingDay(jumpingMarket({ OLD: price, SIGNAL: [90, 100] }, "2026-08-21"));
      await activate(day.user, "leave", switchTree("OLD", "Empty"));
      await day.advanceTo("16:06");
      const { OLD: all = "0" } = await holdingsAtExchange(day.exchange);
      expect(Number(all) * price).toBeGreaterThan(99_000);
      await tradeThrough(day, "2026-08-21");

      expect(await holdingsAtExchange(day.exchange)).toEqual({});
      const status = await statusOf(day.user);
      expect(sharesOf(status, "leave")).toEqual({});
      expect(status.account?.unassigned).toEqual([]);
      const { orders } = await accountAtExchange(day.exchange);
      expect(orders.filter(({ side }) => side === "sell").map(({ qty }) => qty)).toEqual([all]);
      expect(await newestRecord(day.user, "leave")).toMatchObject({
        outcome: "completed",
        planned: { sells: [{ symbol: "OLD", quantity: all, reason: "exit" }], buys: [] },
      });
      await expectSoundBooks(expect, day);
    },
  );
});
