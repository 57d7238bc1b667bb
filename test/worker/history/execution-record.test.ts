import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { readExecution, readPriceSources, readTrades } from "../../../src/db/execution-columns.ts";
import { openD1 } from "../../../src/db/database.ts";
import { executionHistory } from "../../../src/db/schema/index.ts";
import type { ExecutionPayload } from "../../../src/contract/execution-payload.ts";
import type { HistoryRecord } from "../../../src/contract/history.ts";
import { historyOf } from "../support/books.ts";
import { accountAtExchange } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";
import { signUp } from "../support/visitor.ts";

interface Execution {
  readonly record: HistoryRecord;
  readonly payload: ExecutionPayload | null;
}

/** A day on which a 60/40 strategy and one of a third ticker have traded. */
async function tradedDay(): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80, GLD: 200 }));
  await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }), 50);
  await activate(day.user, "gold", fixedWeights({ GLD: 100 }), 50);
  await day.advanceTo("16:06");
  return day;
}

async function addressOf(day: TradingDay, strategyName: string): Promise<string> {
  const [row] = await historyOf(day.user, strategyName);
  return `/api/live/history/${row!.id}`;
}

async function executionOf(day: TradingDay, strategyName: string): Promise<Execution> {
  return (await day.user.get<Execution>(await addressOf(day, strategyName))).body;
}

describe("the row of an execution", () => {
  it("has planned and executed trades, prices and the broker's order ids in the columns of the log", async ({
    expect,
  }) => {
    const day = await tradedDay();
    const rows = await openD1(env.DB).select().from(executionHistory);
    const row = rows.find(({ targetAllocations }) => targetAllocations?.includes("TLT"))!;
    const { orders } = await accountAtExchange(day.exchange);
    const orderId = (symbol: string) => orders.findLast((order) => order.symbol === symbol)?.id;
    expect(row).toMatchObject({ accountValue: "100000", success: true, errorMessage: null });
    expect(readTrades(row.tradesJson)).toMatchObject({
      sells: [],
      buys: [
        { symbol: "SPY", qty: "49.875", limitPrice: "600", reason: "enter" },
        { symbol: "TLT", qty: "249.375", limitPrice: "80", reason: "enter" },
      ],
    });
    expect(readExecution(row.executionJson)).toMatchObject({
      buys: [
        { symbol: "SPY", qty: "49.875", orderId: orderId("SPY"), status: "filled" },
        { symbol: "TLT", qty: "249.375", orderId: orderId("TLT"), status: "filled" },
      ],
      errors: [],
    });
    expect(JSON.parse(row.pricesJson!)).toEqual({ SPY: 600, TLT: 80 });
    expect(readPriceSources(row.priceSourcesJson)).toEqual({
      SPY: { source: "tiingo", ageMs: expect.any(Number) },
      TLT: { source: "tiingo", ageMs: expect.any(Number) },
    });
  });

  it("tells what every trade cost, and what they cost together", async ({ expect }) => {
    const day = await tradedDay();
    const { record } = await executionOf(day, "60/40");
    const parts = record.executed.buys.map(({ slippage }) => slippage);
    for (const { filledAveragePrice, arrivalPrice, slippage, symbol } of record.executed.buys) {
      const [paid, arrived, seen] = [
        Number(filledAveragePrice),
        Number(arrivalPrice),
        record.prices[symbol]!,
      ];
      expect(slippage.delay).toBeCloseTo(arrived / seen - 1, 9);
      expect(slippage.execution).toBeCloseTo(paid / arrived - 1, 6);
      expect(slippage.total).toBeCloseTo(paid / seen - 1, 6);
    }
    const totals = parts.map(({ total }) => total!);
    expect(record.slippage.total).toBeGreaterThanOrEqual(Math.min(...totals));
    expect(record.slippage.total).toBeLessThanOrEqual(Math.max(...totals));
    const [row] = await openD1(env.DB).select().from(executionHistory);
    expect([row!.slippageDelay, row!.slippageExecution]).toEqual([expect.any(Number), expect.any(Number)]);
  });
});

describe("an execution, read by its id", () => {
  it("comes with everything that the account keeps of its run", async ({ expect }) => {
    const day = await tradedDay();
    const { record, payload } = await executionOf(day, "60/40");
    const ids = new Set(payload!.orders.map(({ clientOrderId }) => clientOrderId));
    expect(payload).toMatchObject({
      run: { state: "reported", outcome: "completed", trigger: "alarm", equityBefore: "100000" },
      decision: { heldBecause: null, histories: { SPY: { bars: expect.any(Number) } } },
      plan: { orders: [{ symbol: "GLD" }, { symbol: "SPY" }, { symbol: "TLT" }], crosses: [] },
      arrivals: { SPY: { price: expect.any(String) } },
      crosses: [],
    });
    expect(payload!.decision!.trace!.length).toBeGreaterThan(0);
    expect(record.executed.buys.every(({ clientOrderIds }) => ids.has(clientOrderIds[0]!))).toBe(true);
    for (const order of payload!.orders) {
      expect(order.orderId).not.toBeNull();
      expect(order.sentAt! >= order.intendedAt).toBe(true);
    }
    expect(payload!.ledgerEntries.map(({ kind, symbol }) => `${kind} ${symbol}`).toSorted()).toEqual([
      "fill GLD",
      "fill SPY",
      "fill TLT",
    ]);
  });

  it("is nobody else's: neither the record nor the inputs", async ({ expect }) => {
    const day = await tradedDay();
    const address = await addressOf(day, "gold");
    const stranger = await signUp("stranger@example.com");
    for (const path of [address, `${address}/inputs`]) {
      expect((await day.user.get(path)).status).toBe(200);
      expect(await stranger.get(path)).toMatchObject({
        status: 404,
        body: { error: { code: "execution_not_found" } },
      });
    }
  });
});
