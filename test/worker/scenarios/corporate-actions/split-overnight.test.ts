import { describe, it } from "vitest";
import { expectSoundBooks, newestRecord, sharesOf, statusOf } from "../../support/books.ts";
import { accountAtExchange, orderByHand, scriptSplit } from "../../support/exchange-admin.ts";
import { quietMarket } from "../../support/market.ts";
import { tradeThrough } from "../../support/next-day.ts";
import { activate, fixedWeights } from "../../support/strategies.ts";
import { openTradingDay } from "../../support/trading-day.ts";

const EX_DATE = "2026-08-21";

describe("a split overnight", () => {
  it.for([
    { factor: 4, stocks: "448.875", mixed: "224.4375", byHand: "20" },
    { factor: 0.1, stocks: "11.221875", mixed: "5.6109375", byHand: "0.5" },
  ])(
    "of $factor for one changes everybody's shares, and nothing is traded because of it",
    async ({ factor, stocks, mixed, byHand }, { expect }) => {
      const day = await openTradingDay(quietMarket({ SPLIT: 400, TLT: 80 }));
      await scriptSplit(day.exchange, "SPLIT", EX_DATE, factor);
      await orderByHand(day.exchange, day.keys, { symbol: "SPLIT", side: "buy", qty: "5" });
      await day.advanceTo("15:44:30");
      await activate(day.user, "stocks", fixedWeights({ SPLIT: 100 }), { shareDollars: "45000" });
      await activate(day.user, "mixed", fixedWeights({ SPLIT: 50, TLT: 50 }), { shareDollars: "45000" });
      await day.advanceTo("16:06");
      const { orders } = await accountAtExchange(day.exchange);
      const { strategyValueAfter } = await newestRecord(day.user, "stocks");
      await tradeThrough(day, EX_DATE);

      expect((await accountAtExchange(day.exchange)).orders).toEqual(orders);
      const status = await statusOf(day.user);
      expect(status.lastRun).toMatchObject({
        slot: `${EX_DATE}/close`,
        outcome: "no_trades",
        reasons: [{ code: "split", symbol: "SPLIT", isNote: true }],
      });
      expect(sharesOf(status, "stocks")).toEqual({ SPLIT: stocks });
      expect(sharesOf(status, "mixed")).toMatchObject({ SPLIT: mixed });
      expect(status.account?.unassigned).toEqual([{ symbol: "SPLIT", quantity: byHand }]);
      expect(await newestRecord(day.user, "stocks")).toMatchObject({
        strategyValueBefore: strategyValueAfter,
      });
      await expectSoundBooks(expect, day);
    },
  );
});
