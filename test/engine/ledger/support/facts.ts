/** Facts about an account that a test can write down in numbers. */
import type { LedgerEntry } from "../../../../src/engine/ledger/journal/entry.ts";
import { eventsOf } from "../../../../src/engine/ledger/reconcile/account-event.ts";
import type { Activity } from "../../../../src/engine/ledger/reconcile/activity.ts";
import type {
  AcceptedFact,
  CrossFact,
  EventFact,
  FundFact,
  OrderFact,
  Part,
  ReassignFact,
  RetireFact,
} from "../../../../src/engine/ledger/replay/fact.ts";
import { decimal, ZERO } from "../../../../src/engine/money/decimal.ts";
import type { TradeSide } from "../../../../src/engine/rebalance/types.ts";
import { percents } from "./account.ts";

type Amount = string | number;

let rows = 0;

/** A name unlike any other; later ones are sorted after earlier ones. */
function nameOf(what: string): string {
  rows += 1;
  return `${what}-${String(rows).padStart(6, "0")}`;
}

/** A row of the broker's; what is not said is null. */
export function activity(
  kind: Activity["kind"],
  row: Readonly<{
    id?: string;
    symbol?: string;
    quantity?: Amount;
    cash?: Amount;
    price?: Amount;
    at?: number;
    order?: string;
    group?: string;
  }>,
): Activity {
  const { symbol = null, quantity, cash, price, at = 0, group = null } = row;
  const optional = (value: Amount | undefined) => (value === undefined ? null : decimal(value));
  return {
    id: row.id ?? nameOf("row"),
    kind,
    brokerType: kind,
    at,
    symbol,
    quantity: optional(quantity),
    cash: optional(cash),
    price: optional(price),
    brokerOrderId: row.order ?? null,
    groupId: group,
  };
}

/** What rows tell of together, as facts. */
export function events(...activities: readonly Activity[]): EventFact[] {
  return eventsOf(activities).map((event) => {
    const [{ id, at }] = event;
    return { kind: "event", id, at, event };
  });
}

/** What one order of ours has filled, for dollars, and shares that each strategy wanted of it. */
export function order(
  at: number,
  side: TradeSide,
  symbol: string,
  [quantity, value]: readonly [quantity: Amount, value: Amount],
  wanted: Readonly<Record<string, Amount>>,
): OrderFact {
  const shares = Object.entries(wanted).map(([strategyId, part]) => ({
    strategyId,
    quantity: decimal(part),
  }));
  const filled = { quantity: decimal(quantity), value: decimal(value) };
  return { kind: "order", id: nameOf("order"), at, symbol, side, ...filled, shares };
}

/** The same order by another answer: other shares filled, for other dollars. */
export function answered(before: OrderFact, quantity: Amount, value: Amount): OrderFact {
  return { ...before, quantity: decimal(quantity), value: decimal(value) };
}

/** Shares from one strategy to another, at dollars a share. */
export function cross(
  at: number,
  symbol: string,
  [quantity, price]: readonly [quantity: Amount, price: Amount],
  fromStrategyId: string,
  toStrategyId: string,
): CrossFact {
  const traded = { symbol, quantity: decimal(quantity), price: decimal(price) };
  return { kind: "cross", id: nameOf("cross"), at, cross: { ...traded, fromStrategyId, toStrategyId } };
}

/** A strategy is put in force with dollars, on a share of the account: percent, or `"$500"`. */
export function fund(
  at: number,
  strategyId: string,
  cash: Amount,
  share: number | `$${number}` = 0,
): FundFact {
  const given = percents({ [strategyId]: share }).get(strategyId)!;
  return { kind: "fund", id: strategyId, at, strategyId, share: given, cash: decimal(cash) };
}

/** A strategy is ended. */
export function retired(at: number, strategyId: string): RetireFact {
  return { kind: "retire", id: nameOf("retire"), at, strategyId };
}

/** Dollars that come to a ledger, or leave it. */
export function cashPart(strategyId: string, cash: Amount): Part {
  return { strategyId, symbol: null, quantity: ZERO, cash: decimal(cash), cost: ZERO };
}

/** Shares that come to a ledger at a cost, or leave it. */
export function sharesPart(strategyId: string, symbol: string, quantity: Amount, cost: Amount = 0): Part {
  return { strategyId, symbol, quantity: decimal(quantity), cash: ZERO, cost: decimal(cost) };
}

/** A command that moves parts between ledgers and what is unassigned. */
export function reassigned(
  at: number,
  kind: ReassignFact["kind"],
  parts: readonly (Part | LedgerEntry)[],
): ReassignFact {
  return { kind, id: nameOf(kind), at, parts };
}

/** A doubt that was accepted: shares of a symbol, or dollars, and what was explained of them then. */
export function accepted(
  at: number,
  symbol: string | null,
  amount: Amount,
  explained: Amount = 0,
): AcceptedFact {
  const amounts = { amount: decimal(amount), explained: decimal(explained) };
  return { kind: "accepted", id: nameOf("doubt"), at, symbol, ...amounts };
}
