import { describe, it } from "vitest";
import { statusOf } from "../support/books.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";
import { changeAnswers, changeList } from "../support/troubles/odd-answers.ts";

/** Shares that the owner sold short by hand for $20,000, which it will cost to buy them back. */
const SHORT = {
  symbol: "TSLA",
  asset_class: "us_equity",
  side: "short",
  qty: "-50",
  qty_available: "-50",
  market_value: "-20000",
};

describe("an account that its owner is short in by hand", () => {
  it.for([{ share: 100 }, { share: 50 }])(
    "gives a strategy of $share % its part of what is the owner's, not of what the short sale brought",
    async ({ share }, { expect }) => {
      const day = await openTradingDay(quietMarket({ SPY: 600 }));
      changeList("/v2/positions", (rows) => [...rows, SHORT]);
      changeAnswers((json, { path }) =>
        path === "/v2/account"
          ? { ...(json as object), cash: "120000", equity: "100000", short_market_value: "-20000" }
          : undefined,
      );
      await activate(day.user, "SPY", fixedWeights({ SPY: 100 }), share);
      const { strategies } = await statusOf(day.user);
      expect(Number(strategies[0]!.ledger.cash)).toBe(share * 1000);
    },
  );
});
