import { describe, it } from "vitest";
import { expectSoundBooks, statusOf } from "../support/books.ts";
import { accountAtExchange, orderFault } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

describe("a gateway that stands before the broker and refuses an order once", () => {
  it.for([
    { what: "403 forbidden", status: 403, body: { message: "forbidden." } },
    { what: "401 in HTML", status: 401, body: "<html>401</html>" },
    { what: "404", status: 404, body: "404 page not found" },
    { what: "408", status: 408, body: { message: "request timeout" } },
    { what: "409", status: 409, body: { message: "conflict" } },
    { what: "425", status: 425, body: "" },
    { what: "499", status: 499, body: "" },
  ])(
    "has not refused it for good: it is looked up and sent again ($what)",
    async ({ status, body }, { expect }) => {
      const day = await openTradingDay(quietMarket({ SPY: 600 }));
      await activate(day.user, "all in SPY", fixedWeights({ SPY: 100 }));
      await orderFault(day.exchange, {
        match: { method: "POST", pathPrefix: "/v2/orders" },
        action: "status",
        status,
        body,
      });
      await day.advanceTo("16:06");
      expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed", reasons: [] });
      expect((await accountAtExchange(day.exchange)).orders).toMatchObject([
        { symbol: "SPY", status: "filled" },
      ]);
      await expectSoundBooks(expect, day);
    },
  );
});
