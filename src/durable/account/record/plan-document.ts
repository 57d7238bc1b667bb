/** The plan of a run as it is stored: decimals as text, so that it reads back exactly. */
import { decimal, toText } from "../../../engine/money/decimal.ts";
import type {
  Cross,
  Ledger,
  PlannedOrder,
  Skip,
  TradeReason,
  TradeSide,
} from "../../../engine/rebalance/types.ts";
import type { Refusal } from "../../../engine/risk/refusal.ts";
import { readCross, type StoredCross, storedCross } from "../store/crosses.ts";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** Everything that a run decided before it sent anything. */
export interface RunPlan {
  /** Dollars per symbol, from the slot's snapshot. */
  readonly prices: Readonly<Record<string, number>>;
  readonly ledgers: readonly Ledger[];
  readonly orders: readonly PlannedOrder[];
  readonly crosses: readonly Cross[];
  /** What was left out, by the planner or by the risk gate. */
  readonly skips: readonly LeftOut[];
}

/** Something that is not in the plan, and why. */
export type LeftOut =
  | Skip
  | Refusal
  | { readonly code: "halted"; readonly message: string; readonly symbol?: string };

interface Document {
  prices: Record<string, number>;
  ledgers: { strategyId: string; cash: string; positions: [string, string][] }[];
  orders: {
    symbol: string;
    side: TradeSide;
    quantity: string;
    reason: TradeReason;
    fractionable: boolean;
    shares: { strategyId: string; quantity: string }[];
  }[];
  crosses: StoredCross[];
  skips: LeftOut[];
}

/** Crosses as JSON text. */
export function writeCrosses(crosses: readonly Cross[]): string {
  return JSON.stringify(crosses.map(storedCross));
}

/** The crosses in a text that `writeCrosses` wrote; none of a run that has not made any yet. */
export function readCrosses(text: string | null): Cross[] {
  const stored: StoredCross[] = text === null ? [] : JSON.parse(text);
  return stored.map(readCross);
}

/** The plan as JSON text. Equal plans give equal text. */
export function writePlan(plan: RunPlan): string {
  const document: Document = {
    prices: Object.fromEntries(Object.entries(plan.prices).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    ledgers: plan.ledgers.map(({ strategyId, cash, positions }) => ({
      strategyId,
      cash: toText(cash),
      positions: [...positions]
        .map(([symbol, quantity]): [string, string] => [symbol, toText(quantity)])
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    })),
    orders: plan.orders.map(({ symbol, side, quantity, reason, fractionable, shares }) => ({
      symbol,
      side,
      quantity: toText(quantity),
      reason,
      fractionable,
      shares: shares.map((share) => ({ ...share, quantity: toText(share.quantity) })),
    })),
    crosses: plan.crosses.map(storedCross),
    skips: [...plan.skips],
  };
  return JSON.stringify(document);
}

/** SHA-256 (hex) of a text. */
export function hashText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** The plan in a text that `writePlan` wrote. */
export function readPlan(text: string): RunPlan {
  const document: Document = JSON.parse(text);
  return {
    prices: document.prices,
    ledgers: document.ledgers.map(({ strategyId, cash, positions }) => ({
      strategyId,
      cash: decimal(cash),
      positions: new Map(positions.map(([symbol, quantity]) => [symbol, decimal(quantity)])),
    })),
    orders: document.orders.map((order) => ({
      ...order,
      quantity: decimal(order.quantity),
      shares: order.shares.map((share) => ({ ...share, quantity: decimal(share.quantity) })),
    })),
    crosses: document.crosses.map(readCross),
    skips: document.skips,
  };
}

/** The plan of a run that has one. Throws when it has none yet: steps behind planning are reached with a plan only. */
export function planOf(run: { slot: string; planJson: string | null }): RunPlan {
  if (run.planJson === null) throw new Error(`the run of ${run.slot} has no plan`);
  return readPlan(run.planJson);
}
