/** Facts of a day on which all went well: one strategy, one planned buy of ten AAA, filled in two attempts. */
import type { Facts } from "../../../../sim/simulation/invariants/facts.ts";
import { Recipient } from "../../../../sim/simulation/platform/recipient.ts";
import { decimal } from "../../../../src/engine/money/decimal.ts";
import { writePlan } from "../../../../src/durable/account/record/plan-document.ts";

export const SLOT = "2026-08-19/close";
const STRATEGY = "strategy";

const atBroker = (attempt: number, filled: string) => ({
  id: `order-${attempt}`,
  client_order_id: `af-AAA-buy-${attempt}`,
  symbol: "AAA",
  side: "buy" as const,
  qty: filled,
  filled_qty: filled,
  filled_avg_price: "100",
  limit_price: null,
  status: "filled",
  submitted_at: "2026-08-19T19:56:00Z",
});

const row = (attempt: number, quantity: string, filledQuantity: string) => ({
  clientOrderId: `af-AAA-buy-${attempt}`,
  slot: SLOT,
  symbol: "AAA",
  side: "buy",
  attempt,
  quantity,
  filledQuantity,
  state: "closed",
  errorCode: null,
});

/** A plan to trade ten AAA, of which the strategy's ledger owns some already. */
export function planToTrade(side: "buy" | "sell", owned: number): string {
  return writePlan({
    prices: { AAA: 100 },
    ledgers: [{ strategyId: STRATEGY, cash: decimal(2000), positions: new Map([["AAA", decimal(owned)]]) }],
    orders: [
      {
        symbol: "AAA",
        side,
        quantity: decimal(10),
        reason: side === "buy" ? "enter" : "exit",
        fractionable: true,
        shares: [{ strategyId: STRATEGY, quantity: decimal(10) }],
      },
    ],
    crosses: [],
    skips: [],
  });
}

/** AAA that the strategy's ledger owns. */
export function ownedByStrategy(quantity: string): Facts["ledgers"][number] {
  return { strategyId: STRATEGY, symbol: "AAA", quantity, cost: "0" };
}

/** A plan of one day on which nothing is to happen. */
const QUIET: Facts["plan"] = {
  kind: "faults",
  seed: 1,
  opening: 0,
  days: [],
  spells: [],
  chances: { kill: 0, failure: 0, late: 0 },
  partialChance: 0,
  clockSkew: 0,
};

/** The facts, with changes. */
export function factsWith(changes: Partial<Facts> = {}): Facts {
  const recipient = new Recipient();
  // Of the row only what invariants look at.
  const history = { id: "history", slot: SLOT, strategyId: STRATEGY } as Parameters<
    Recipient["take"]
  >[0]["row"];
  recipient.take({ kind: "execution", row: history } as Parameters<Recipient["take"]>[0]);
  const ours = [atBroker(1, "4"), atBroker(2, "6")];
  return {
    plan: QUIET,
    truth: null,
    account: { cash: "1000", positions: [{ symbol: "AAA", qty: "10" }], orders: ours },
    ours,
    byHand: [],
    // Of the rows only what invariants look at.
    orders: [row(1, "10", "4"), row(2, "6", "6")] as unknown as Facts["orders"],
    runs: [
      {
        slot: SLOT,
        slotJson: null,
        actionJson: null,
        state: "reported",
        planJson: planToTrade("buy", 0),
        claimedAt: Date.parse("2026-08-19T19:55:00Z"),
      },
    ] as unknown as Facts["runs"],
    strategies: [
      { id: STRATEGY, name: STRATEGY, cash: "1000", activatedAt: 0, executionFrequency: "daily" },
    ] as unknown as Facts["strategies"],
    everyStrategy: [],
    ledgers: [ownedByStrategy("10")],
    noted: [],
    openedAt: 0,
    toldAt: new Map(),
    decisions: [],
    onRecord: { fills: [], activities: [], untold: [], orderIds: new Set() },
    openingCash: "2000",
    explained: { cash: "1000", shares: new Map([["AAA", "10"]]) },
    doubts: [],
    silences: [],
    bugs: [],
    isOutboxEmpty: true,
    recipient,
    boundaries: [{ number: 0, name: "POST /v2/orders", at: Date.parse("2026-08-19T19:56:00Z") }],
    cashSeen: ["1000"],
    ...changes,
  };
}

export { atBroker, row };
