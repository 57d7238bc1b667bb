import { describe, it } from "vitest";
import { toText } from "../../../src/engine/money/decimal.ts";
import { committedCash } from "../../../src/durable/account/run/trading/buying-power.ts";
import type { OrderRow } from "../../../src/durable/account/store/orders.ts";

const BUY: OrderRow = {
  clientOrderId: "af-1",
  slot: "2026-08-20/close",
  symbol: "SPY",
  side: "buy",
  attempt: 1,
  type: "limit",
  quantity: "30",
  limitPrice: "100",
  sharesJson: JSON.stringify([
    { strategyId: "a", quantity: "20" },
    { strategyId: "b", quantity: "10" },
  ]),
  reason: "enter",
  state: "working",
  brokerStatus: "new",
  brokerOrderId: "1",
  filledQuantity: "0",
  filledAveragePrice: null,
  bookedQuantity: "0",
  bookedAveragePrice: null,
  cancelRequestedAt: null,
  absentSince: null,
  intendedAt: 0,
  sentAt: 0,
  errorCode: null,
  errorMessage: null,
};

function committed(...orders: OrderRow[]): Record<string, string> {
  return Object.fromEntries([...committedCash(orders)].map(([id, dollars]) => [id, toText(dollars)]));
}

describe("cash that open buys may still cost", () => {
  it("is what they have not filled, at their limits, for each strategy that pays", ({ expect }) => {
    expect(committed(BUY)).toEqual({ a: "2000", b: "1000" });
    expect(committed({ ...BUY, filledQuantity: "15" })).toEqual({ a: "1000", b: "500" });
  });

  it("is not free while what became of a buy is unknown, and is when it is settled", ({ expect }) => {
    expect(committed({ ...BUY, state: "unknown" })).toEqual({ a: "2000", b: "1000" });
    expect(committed({ ...BUY, state: "closed" }, { ...BUY, state: "rejected" })).toEqual({});
  });

  it("does not count sells", ({ expect }) => {
    expect(committed({ ...BUY, side: "sell", limitPrice: null, type: "market" })).toEqual({});
  });
});
