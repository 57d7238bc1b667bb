/** What a look cannot explain, and what becomes of it. */
import { lastBegun } from "../../../engine/calendar/sessions.ts";
import { doubtOf, type Doubt, isCertain, type OpenOrder } from "../../../engine/ledger/doubt/doubt.ts";
import { amountOf, givenBack } from "../../../engine/ledger/doubt/given-back.ts";
import { afterLook, type DoubtedAmount } from "../../../engine/ledger/doubt/standing.ts";
import type { AcceptedFact } from "../../../engine/ledger/replay/fact.ts";
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

/**
 * Shrinks accepted doubts by what explains them by now, and by what has come back of them as a complete look at an instant
 * (epoch ms; null for one that was not) finds. Answers whether any shrank.
 */
export function shrinkAccepted(database: AccountDatabase, doubt: Doubt, at: number | null): boolean {
  const checkpoint = checkpointOf(database);
  if (!checkpoint || isCertain(doubt)) return false;
  const noted = notedFactsSince(database, checkpoint.at);
  if (!noted.some((fact) => fact.kind === "accepted" && !fact.amount.eq(0))) return false;
  const facts = factsSince(database, checkpoint);
  const look = at === null ? null : { at, before: standingDoubts(database) };
  const shrunk = givenBack(checkpoint.then.explained, facts, doubt, look);
  for (const fact of shrunk) changeAccepted(database, fact);
  return shrunk.length > 0;
}

/** Notes a doubt as a fact from an instant on (epoch ms). Throws when the account was not opened. */
export function noteAccepted(
  database: AccountDatabase,
  id: string,
  at: number,
  { symbol, amount }: DoubtedAmount,
): AcceptedFact {
  const now = bookNow(database);
  if (!now) throw new Error("the account was not opened");
  const explained = amountOf(now.explained, symbol);
  const fact: AcceptedFact = { kind: "accepted", id, at, symbol, amount, explained };
  addFact(database, fact);
  return fact;
}

/** Notes the doubts of a complete look at an instant (epoch ms), and those that became facts by it. */
export function noteDoubts(database: AccountDatabase, doubt: Doubt, at: number): AcceptedFact[] {
  const { standing, accepted } = afterLook(standingDoubts(database), doubt, {
    at,
    session: lastBegun(at).date,
  });
  saveDoubts(database, standing);
  return accepted.map((found) => noteAccepted(database, `doubt-${found.symbol ?? "cash"}-${at}`, at, found));
}
