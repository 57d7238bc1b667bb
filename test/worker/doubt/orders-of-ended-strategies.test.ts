import { describe, it, vi } from "vitest";
import { statusOf } from "../support/books.ts";
import { accountAtExchange, ask, endFaults, orderFault } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

describe("the money of an order of which it is not known what became of it", () => {
  const DATE = "2026-08-20";
  const ORDERS = { method: "GET", pathPrefix: "/v2/orders" };
  const SILENT = { action: "status", status: 503, times: "always" } as const;

  it("funds no other strategy, when the one that had sent it has been ended", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }), DATE, {
      fills: { fillAfter: 20_000 },
    });
    const { botId } = await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await day.advanceTo("15:55");
    await passUntil(day, DATE, "15:55:10");
    await orderFault(day.exchange, { match: ORDERS, ...SILENT });
    await orderFault(day.exchange, { match: { method: "DELETE", pathPrefix: "/v2/orders" }, ...SILENT });
    await day.advanceTo("16:07");
    // Balances lag: what the account has is told as of before the run.
    for (const path of ["/v2/account", "/v2/positions"]) {
      await orderFault(day.exchange, {
        match: { path },
        action: "stale",
        age: 20 * 60_000,
        lasts: 4 * 60_000,
      });
    }
    const ended = await day.user.post("/api/live/deactivate", { botId, holdings: "keep" });
    expect(ended.status).toBe(200);
    await activate(day.user, "TLT", fixedWeights({ TLT: 100 })).catch(() => undefined);
    const { cash } = await accountAtExchange(day.exchange);
    expect(Number(cash)).toBeLessThan(300);
    const given = (await statusOf(day.user)).strategies.map(({ ledger }) => Number(ledger.cash));
    await endFaults(day.exchange);
    for (const each of given) expect(each).toBeLessThan(300);
  });
});

describe("an account with margin, one of whose strategies is ended while a buy of it is not over", () => {
  const DATE = "2026-08-20";

  async function runNow(day: TradingDay, botId: string) {
    const { planHash } = (
      await day.user.post<{ planHash: string }>("/api/live/preview", { kind: "rebalance", botIds: [botId] })
    ).body;
    return day.user.post("/api/live/run-now", { planHash });
  }

  it("does not buy for the same money with another strategy", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }), DATE, {
      multiplier: 4,
      spreads: { SPY: 0, TLT: 0 },
      startsAt: "11:00",
    });
    const { botId } = await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await ask(day.exchange, "POST", "/admin/order-faults", {
      match: { symbol: "SPY" },
      action: "slow",
      fillAfter: 60 * 60_000,
      times: "always",
    });
    expect((await runNow(day, botId)).status).toBe(200);
    await passUntil(day, DATE, "11:00:05");
    // The broker's list of orders is short, it finds none by its id, and cancels do not reach it.
    await orderFault(day.exchange, {
      match: { method: "DELETE", pathPrefix: "/v2/orders" },
      action: "status",
      status: 503,
      times: "always",
    });
    await orderFault(day.exchange, {
      match: { method: "GET", pathPrefix: "/v2/orders:by" },
      action: "not-found",
      times: "always",
    });
    await orderFault(day.exchange, {
      match: { method: "GET", path: "/v2/orders" },
      action: "omit-rows",
      times: "always",
    });
    await passUntil(day, DATE, "11:20");
    const ended = await day.user.post("/api/live/deactivate", { botId, holdings: "keep" });
    expect(ended.status).toBe(200);
    const other = await activate(day.user, "TLT", fixedWeights({ TLT: 100 }));
    const run = await runNow(day, other.botId);
    expect(run.status).toBe(200);
    await passUntil(day, DATE, "13:00");
    const { orders } = await accountAtExchange(day.exchange);
    const committed = orders.map(({ qty, limit_price: limit }) => Number(qty) * Number(limit));
    expect(committed.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(100_000);
  });
});
