/** What a look cannot explain, and what becomes of it. */
import { lastBegun } from "../../../engine/calendar/sessions.ts";
import { doubtOf, type Doubt, isCertain, type OpenOrder } from "../../../engine/ledger/doubt/doubt.ts";
import { givenBack } from "../../../engine/ledger/doubt/given-back.ts";
import { afterLook } from "../../../engine/ledger/doubt/standing.ts";
import type { AcceptedFact, Fact } from "../../../engine/ledger/replay/fact.ts";
import { decimal } from "../../../engine/money/decimal.ts";
import { readShares } from "../record/shares.ts";
import { bookNow, checkpointOf } from "../store/books.ts";
import type { AccountDatabase } from "../store/database.ts";
import { saveDoubts, standingDoubts } from "../store/doubts.ts";
import { addFact, changeAccepted, notedFactsSince } from "../store/facts.ts";
import { ordersNotOver } from "../store/orders.ts";
import { toldBy } from "./book-of.ts";
import { factsSince } from "./facts-known.ts";
import type { AccountState } from "./read-account.ts";

/** Orders of ours that may still trade, or of which that is not known. */
function openOrders(database: AccountDatabase): OpenOrder[] {
  return ordersNotOver(database).map((order) => ({
    symbol: order.symbol,
    side: order.side,
    left: decimal(order.quantity).minus(order.filledQuantity),
    limitPrice: order.limitPrice === null ? null : decimal(order.limitPrice),
    shares: readShares(order.sharesJson),
  }));
}

/** What the answers of a look have more or less than the facts explain. Throws when the account was not opened. */
export function doubtNow(database: AccountDatabase, { account, positions }: AccountState): Doubt {
  const now = bookNow(database);
  if (!now) throw new Error("the account was not opened");
  // What an account holds besides shares is none of the strategies'; where it has the name of shares it is not known which.
  const others = positions.others
    .filter(({ symbol }) => now.explained.holdings.has(symbol))
    .map(({ symbol, assetClass }) => ({
      symbol,
      message: `the broker says that ${symbol} is ${assetClass}`,
    }));
  return doubtOf(now.explained, toldBy({ account, positions }), openOrders(database), [
    ...positions.doubtful,
    ...others,
  ]);
}

/** All facts that are known, where any of them is an accepted doubt that facts may still explain; else none. */
export function factsToExplain(database: AccountDatabase): readonly Fact[] {
  const checkpoint = checkpointOf(database);
  if (!checkpoint) return [];
  const noted = notedFactsSince(database, checkpoint.at);
  const isAny = noted.some((fact) => fact.kind === "accepted" && !fact.amount.eq(0));
  return isAny ? factsSince(database, checkpoint) : [];
}

/** Shrinks accepted doubts by what is told since `before`, which was known before this look. Answers whether any shrank. */
export function shrinkAccepted(database: AccountDatabase, doubt: Doubt, before: readonly Fact[]): boolean {
  if (before.length === 0 || isCertain(doubt)) return false;
  const shrunk = givenBack(before, factsToExplain(database), doubt);
  for (const fact of shrunk) changeAccepted(database, fact);
  return shrunk.length > 0;
}

/** Notes the doubts of a complete look at an instant (epoch ms), and those that became facts by it. */
export function noteDoubts(database: AccountDatabase, doubt: Doubt, at: number): AcceptedFact[] {
  const { standing, accepted } = afterLook(standingDoubts(database), doubt, {
    at,
    session: lastBegun(at).date,
  });
  saveDoubts(database, standing);
  return accepted.map(({ symbol, amount }) => {
    const fact: AcceptedFact = {
      kind: "accepted",
      id: `doubt-${symbol ?? "cash"}-${at}`,
      at,
      symbol,
      amount,
    };
    addFact(database, fact);
    return fact;
  });
}
