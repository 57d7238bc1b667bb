/** What a look cannot explain, and what becomes of it. */
import { lastBegun } from "../../../engine/calendar/sessions.ts";
import { doubtOf, type Doubt, type OpenOrder } from "../../../engine/ledger/doubt/doubt.ts";
import { doubtAfter, effectOfChange } from "../../../engine/ledger/doubt/explains-more.ts";
import { amountOf, givenBack, undoneBy } from "../../../engine/ledger/doubt/given-back.ts";
import { afterLook, type DoubtedAmount } from "../../../engine/ledger/doubt/standing.ts";
import type { Prices } from "../../../engine/ledger/journal/valuation.ts";
import { accountEffect, NOTHING } from "../../../engine/ledger/replay/effect.ts";
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
import { postFacts } from "./post-facts.ts";
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

function acceptedSince(database: AccountDatabase, since: number): AcceptedFact[] {
  return notedFactsSince(database, since).filter((fact) => fact.kind === "accepted");
}

/** What the answers of a look have more or less than is explained without any accepted doubt. */
export function unexplainedNow(database: AccountDatabase, state: AccountState): Doubt {
  return acceptedSince(database, checkpointOf(database)?.at ?? 0)
    .map(accountEffect)
    .reduce((doubt, effect) => doubtAfter(doubt, effectOfChange(effect, NOTHING)), doubtNow(database, state));
}

/** Shrinks accepted doubts by what explains them by now; `news`: events that were not known before. Answers whether any shrank. */
export function shrinkAccepted(database: AccountDatabase, doubt: Doubt, news: readonly Fact[]): boolean {
  const checkpoint = checkpointOf(database);
  if (!checkpoint) return false;
  if (acceptedSince(database, checkpoint.at).every(({ amount }) => amount.eq(0))) return false;
  const shrunk = givenBack(checkpoint.then.explained, factsSince(database, checkpoint), news, doubt);
  for (const fact of shrunk) changeAccepted(database, fact);
  return shrunk.length > 0;
}

/** A doubt that has become a fact. */
export interface AcceptedDoubt {
  readonly found: DoubtedAmount;
  /** Whether it shows that earlier ones were none: then these are given back, and there is no fact of its own. */
  readonly isBack: boolean;
}

/**
 * Makes facts of doubts at an instant (epoch ms), or takes back those that they show to have been none, and posts them. `idOf`
 * names the facts; prices in dollars a share. Throws when the account was not opened.
 */
export function makeFacts(
  database: AccountDatabase,
  doubts: readonly DoubtedAmount[],
  idOf: (found: DoubtedAmount) => string,
  prices: Prices,
  at: number,
): AcceptedDoubt[] {
  const [now, checkpoint] = [bookNow(database), checkpointOf(database)];
  if (!now || !checkpoint) throw new Error("the account was not opened");
  const known = acceptedSince(database, checkpoint.at);
  const facts: AcceptedFact[] = [];
  const all = doubts.map((found): AcceptedDoubt => {
    const changed = undoneBy(found, known);
    for (const fact of changed) changeAccepted(database, fact);
    if (changed.length > 0) return { found, isBack: true };
    const { symbol, amount } = found;
    const explained = amountOf(now.explained, symbol);
    const fact: AcceptedFact = { kind: "accepted", id: idOf(found), at, symbol, amount, explained };
    addFact(database, fact);
    facts.push(fact);
    return { found, isBack: false };
  });
  if (all.length > 0) postFacts(database, all.some(({ isBack }) => isBack) ? null : facts, prices, at);
  return all;
}

/** Notes the doubts of a complete look at an instant (epoch ms), and makes facts of those that stand for long enough. */
export function noteDoubts(
  database: AccountDatabase,
  doubt: Doubt,
  prices: Prices,
  at: number,
): AcceptedDoubt[] {
  const { standing, accepted } = afterLook(standingDoubts(database), doubt, {
    at,
    session: lastBegun(at).date,
  });
  saveDoubts(database, standing);
  return makeFacts(database, accepted, ({ symbol }) => `doubt-${symbol ?? "cash"}-${at}`, prices, at);
}
