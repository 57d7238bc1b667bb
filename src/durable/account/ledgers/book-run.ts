/** Hands what a run has traded to the ledgers, once. */
import type { CrossFact } from "../../../engine/ledger/replay/fact.ts";
import { crossReference } from "../../../engine/ledger/replay/trades.ts";
import type { Cross } from "../../../engine/rebalance/types.ts";
import { decimal } from "../../../engine/money/decimal.ts";
import type { AccountDatabase } from "../store/database.ts";
import { addFact, isNoted } from "../store/facts.ts";
import { noteBooked, type OrderRow } from "../store/orders.ts";
import type { RunRow } from "../store/runs.ts";
import { openIfNew } from "./book-of.ts";
import { factOfOrder } from "./facts-known.ts";
import { postFacts } from "./post-facts.ts";

/** Whether the ledgers have something else of an order than is filled. */
function isNews({
  filledQuantity,
  filledAveragePrice,
  bookedQuantity,
  bookedAveragePrice,
}: OrderRow): boolean {
  return !decimal(filledQuantity).eq(bookedQuantity) || filledAveragePrice !== bookedAveragePrice;
}

/** The crosses that are not noted yet: they count with the last sell, before the buys that their sellers pay for. */
function newCrosses(
  database: AccountDatabase,
  { slot, claimedAt }: RunRow,
  crosses: readonly Cross[],
  orders: readonly OrderRow[],
): CrossFact[] {
  const sells = orders.filter(({ side }) => side === "sell").map(({ intendedAt }) => intendedAt);
  const at = Math.max(claimedAt, ...sells);
  return crosses
    .map((cross, index): CrossFact => ({ kind: "cross", id: crossReference(slot, index), at, cross }))
    .filter(({ id }) => !isNoted(database, id));
}

/** Books what a run has come to at an instant (epoch ms), in a transaction; booking it twice changes nothing. */
export function bookRun(
  database: AccountDatabase,
  run: RunRow,
  crosses: readonly Cross[],
  orders: readonly OrderRow[],
  at: number,
): void {
  database.transaction(() => {
    openIfNew(database, run.claimedAt);
    const made = newCrosses(database, run, crosses, orders);
    const filled = orders.filter(isNews);
    const isChange = filled.some(({ bookedQuantity }) => bookedQuantity !== "0");
    for (const fact of made) addFact(database, fact);
    noteBooked(
      database,
      filled.map(({ clientOrderId }) => clientOrderId),
    );
    const facts = filled.map(factOfOrder).filter(({ quantity }) => quantity.gt(0));
    postFacts(database, isChange ? null : [...made, ...facts], new Map(), at);
  });
}
