import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { newYorkInstant } from "../../../../src/engine/calendar/new-york.ts";
import { expectSoundBooks, newestRecord, statusOf } from "../../support/books.ts";
import { accountAtExchange, endFaults, halt, orderFault } from "../../support/exchange-admin.ts";
import { quietMarket } from "../../support/market.ts";
import { jumpingMarket } from "../../support/moving-market.ts";
import { passUntil } from "../../support/next-day.ts";
import { activate, fixedWeights, meanTree, switchTree } from "../../support/strategies.ts";
import { openTradingDay } from "../../support/trading-day.ts";

const DATE = "2026-08-20";
const SECOND = "2026-08-21";

describe("a history that nobody gives in the first seconds of a run", () => {
  it("is asked for again, and the strategy decides", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }), DATE);
    await activate(day.user, "mean", meanTree("SPY", 150, "TLT"));
    await day.advanceTo("15:54");
    for (const key of ["bars/2/SPY", "closes/1/SPY"]) await env.MARKET.delete(key);
    const match = { pathPrefix: "/tiingo/daily" };
    await orderFault(day.exchange, { match, action: "status", status: 503, times: "always" });
    await passUntil(day, DATE, "15:55:10");
    await endFaults(day.exchange);
    await day.advanceTo("16:06");
    expect(await newestRecord(day.user, "mean")).toMatchObject({ outcome: "completed", targets: { TLT: 1 } });
    await expectSoundBooks(expect, day);
  });
});

describe("quotes that the broker does not give for a moment", () => {
  it("do not turn the limit sells that an owner has asked for into market orders", async ({ expect }) => {
    const day = await openTradingDay(jumpingMarket({ OLD: 80, NEW: 40, SIGNAL: [90, 100] }, SECOND), DATE);
    await day.user.send("PUT", "/api/live/settings", { sellOrders: "limit" });
    await activate(day.user, "switch", switchTree("OLD", "NEW"));
    await day.advanceTo("16:06");
    await passUntil(day, SECOND, "15:54");
    const match = { method: "GET", pathPrefix: "/v2/stocks/snapshots" };
    await orderFault(day.exchange, { match, action: "status", status: 503, times: 3 });
    await passUntil(day, SECOND, "16:06");
    const { orders } = await accountAtExchange(day.exchange);
    const sells = orders.filter(({ side }) => side === "sell");
    expect(sells).toMatchObject([{ symbol: "OLD", type: "limit", status: "filled" }]);
    await expectSoundBooks(expect, day);
  });

  it("are asked for again when a buy needs its next price and the quote has no offer", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }), DATE);
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await halt(day.exchange, "SPY");
    await day.advanceTo("15:55");
    await passUntil(day, DATE, "15:55:10");
    await orderFault(day.exchange, {
      match: { method: "GET", pathPrefix: "/v2/stocks/snapshots" },
      action: "omit-fields",
      fields: ["*.latestQuote.ap"],
      times: 1,
    });
    await passUntil(day, DATE, "15:55:55");
    const { orders } = await accountAtExchange(day.exchange);
    expect(orders.map(({ client_order_id: id }) => id.slice(-1)).toSorted()).toEqual(["1", "2"]);
    const [, second] = orders.toSorted((a, b) => a.client_order_id.localeCompare(b.client_order_id));
    expect(Date.parse(second!.submitted_at)).toBeLessThan(newYorkInstant(DATE, "15:55:55"));
    await halt(day.exchange, "SPY", false);
    await passUntil(day, DATE, "16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed", reasons: [] });
    await expectSoundBooks(expect, day);
  });
});

describe("a balance of zero that the broker tells once", () => {
  it("does not keep the run from buying all that it wants", async ({ expect }) => {
    const day = await openTradingDay(jumpingMarket({ OLD: 80, NEW: 40, SIGNAL: [90, 100] }, SECOND), DATE);
    await activate(day.user, "switch", switchTree("OLD", "NEW"));
    await day.advanceTo("16:06");
    await passUntil(day, SECOND, "15:54");
    await halt(day.exchange, "OLD");
    await passUntil(day, SECOND, "15:55:10");
    await orderFault(day.exchange, {
      match: { method: "GET", pathPrefix: "/v2/account" },
      action: "add-fields",
      fields: { cash: "0", buying_power: "0" },
      times: 1,
    });
    await halt(day.exchange, "OLD", false);
    await passUntil(day, SECOND, "16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed", reasons: [] });
    const { orders } = await accountAtExchange(day.exchange);
    expect(orders.filter(({ symbol }) => symbol === "NEW")).toMatchObject([{ status: "filled" }]);
    await expectSoundBooks(expect, day);
  });
});
