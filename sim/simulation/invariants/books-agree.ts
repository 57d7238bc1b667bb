/** Ledgers + unassigned = broker, to 9 decimals, after every run. */
import { parseTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { type Decimal, decimal, max, min, sum, toText, ZERO } from "../../../src/engine/money/decimal.ts";
import { type Facts, transfersOf } from "./facts.ts";

/** What rounding cash to cents and average prices to their decimals may come to, dollars a fill and dollars a share. */
const CENT = decimal("0.01");
const PRICE_ROUNDING = decimal("0.0001");

/** What the owner did before this is reconciled: when the last run that planned was claimed, epoch ms. */
function reconciledAt({ runs }: Facts): number {
  return Math.max(0, ...runs.flatMap(({ planJson, claimedAt }) => (planJson === null ? [] : [claimedAt])));
}

/** What the owner's own trades leave unassigned, and what they took from ledgers that may not know of it yet. */
function unassigned(facts: Facts, symbol: string): { readonly shares: Decimal; readonly taken: Decimal } {
  const since = reconciledAt(facts);
  let shares = ZERO;
  let taken = ZERO;
  for (const order of facts.byHand) {
    if (order.symbol !== symbol) continue;
    const filled = decimal(order.filled_qty);
    if (order.side === "buy") shares = shares.plus(filled);
    else {
      const own = min(shares, filled);
      shares = shares.minus(own);
      // What the owner sold of a ledger's is noticed by the next run that plans; by one under way, if it comes in time.
      if ((parseTimestamp(order.submitted_at) ?? 0) >= since) taken = taken.plus(filled.minus(own));
    }
  }
  return { shares, taken };
}

function shareDifferences(facts: Facts): string[] {
  const held = new Map(facts.account.positions.map(({ symbol, qty }) => [symbol, decimal(qty)]));
  const symbols = new Set([...held.keys(), ...facts.ledgers.map(({ symbol }) => symbol)]);
  return [...symbols].flatMap((symbol) => {
    const owned = sum(facts.ledgers.flatMap((row) => (row.symbol === symbol ? [decimal(row.quantity)] : [])));
    const { shares, taken } = unassigned(facts, symbol);
    const atBroker = held.get(symbol) ?? ZERO;
    const most = owned.plus(shares);
    if (atBroker.lte(most) && atBroker.gte(most.minus(taken))) return [];
    return [
      `${symbol}: ledgers own ${toText(owned)}, ${toText(shares)} are unassigned, the broker has ${toText(atBroker)}`,
    ];
  });
}

function cashDifference(facts: Facts): string[] {
  const owned = sum(facts.strategies.map(({ cash }) => decimal(cash)));
  const since = reconciledAt(facts);
  const isLater = (at: number) => at >= since;
  const spent = facts.byHand.flatMap((order) =>
    order.side === "buy" && isLater(parseTimestamp(order.submitted_at) ?? 0)
      ? [decimal(order.filled_qty).times(order.filled_avg_price ?? 0)]
      : [],
  );
  const taken = transfersOf(facts).flatMap(({ at, amount }) =>
    isLater(at) ? [max(ZERO, decimal(-amount))] : [],
  );
  const { orders } = facts.account;
  const rounding = orders.map(({ filled_qty: filled }) => decimal(filled).times(PRICE_ROUNDING).plus(CENT));
  const most = decimal(facts.account.cash).plus(sum(spent)).plus(sum(taken)).plus(sum(rounding));
  return owned.lte(most)
    ? []
    : [`ledgers own ${toText(owned)} dollars, the broker has ${facts.account.cash}`];
}

/** What speaks against it, a line each. */
export function booksAgree(facts: Facts): string[] {
  // Nobody looks any more, and what is done to old orders concerns no ledger.
  if (facts.plan.kind === "eventful" && facts.strategies.length === 0) return [];
  const atBroker = new Map(facts.ours.map((order) => [order.client_order_id, order.filled_qty]));
  const fills = facts.orders.flatMap(({ clientOrderId, filledQuantity }) => {
    const filled = atBroker.get(clientOrderId) ?? "0";
    return decimal(filled).eq(filledQuantity)
      ? []
      : [`${clientOrderId}: ${filledQuantity} shares are noted, the broker filled ${filled}`];
  });
  // What became of everything else is told by the replay.
  if (facts.plan.kind === "eventful") return fills;
  return [...fills, ...shareDifferences(facts), ...cashDifference(facts)];
}
