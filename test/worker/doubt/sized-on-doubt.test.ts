import { describe, it, vi } from "vitest";
import { statusOf } from "../support/books.ts";
import { ask, holdingsAtExchange, orderFault } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";
import { changeList } from "../support/troubles/odd-answers.ts";

describe("a small buy whose POST was not answered, and of which the broker's lists do not tell yet", () => {
  const NEXT = "2026-08-21";

  it("is not bought again while its cash is missing", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openTradingDay(quietMarket({ SPY: 600, OLD: 50 }), "2026-08-20", {
      spreads: { SPY: 0, OLD: 0 },
    });
    await activate(day.user, "SPY", fixedWeights({ OLD: 0.8, SPY: 99.2 }));
    await day.advanceTo("15:54");
    const where = { symbol: "OLD" };
    await orderFault(day.exchange, {
      match: { method: "POST", path: "/v2/orders" },
      action: "drop-after-effect",
      times: 1,
    });
    for (const path of ["/v2/orders", "/v2/positions", "/v2/account/activities"]) {
      await orderFault(day.exchange, {
        match: { method: "GET", path },
        action: "omit-rows",
        where,
        times: "always",
      });
    }
    await ask(day.exchange, "POST", "/admin/faults", {
      match: { method: "GET", path: "/v2/orders:by_client_order_id", query: "-OLD-" },
      action: "not-found",
      times: "always",
    });
    await day.advanceTo("16:07");
    const bought = await holdingsAtExchange(day.exchange);
    await tradeThrough(day, NEXT);
    expect(await holdingsAtExchange(day.exchange)).toEqual(bought);
  });
});

describe("a re-level while the broker has more shares of a strategy's symbol than is explained", () => {
  const NEXT = "2026-08-21";

  it("is refused: what the shares are worth is in doubt", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }), "2026-08-20", {
      spreads: { SPY: 0, TLT: 0 },
    });
    await activate(day.user, "A", fixedWeights({ SPY: 100 }), 50);
    await activate(day.user, "B", fixedWeights({ TLT: 100 }), 50);
    await day.advanceTo("16:06");
    await passUntil(day, NEXT, "08:30");
    // Six for five overnight: nobody lists it, and the broker has booked the shares already.
    changeList("/v2/positions", (rows) =>
      rows.map((row) =>
        row["symbol"] === "SPY"
          ? {
              ...row,
              qty: String(Number(row["qty"]) * 1.2),
              qty_available: String(Number(row["qty"]) * 1.2),
              current_price: "500",
            }
          : row,
      ),
    );
    const cashOf = async () => (await statusOf(day.user)).strategies.map(({ ledger }) => ledger.cash);
    const before = await cashOf();
    const { body } = await day.user.post<{ levelHash: string }>("/api/live/relevel/preview", {});
    expect((await statusOf(day.user)).doubts).toMatchObject([{ symbol: "SPY" }]);
    await day.user.post("/api/live/relevel", { levelHash: body.levelHash });
    expect(await cashOf()).toEqual(before);
  });
});
