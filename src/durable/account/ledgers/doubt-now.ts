/** What a look cannot explain, and what becomes of it. */
import { lastBegun } from "../../../engine/calendar/sessions.ts";
import { doubtOf, type Doubt, type OpenOrder } from "../../../engine/ledger/doubt/doubt.ts";
import { afterLook, amountsOf, givenBack } from "../../../engine/ledger/doubt/standing.ts";
import { accountEffect } from "../../../engine/ledger/replay/effect.ts";
import type { AcceptedFact, Fact } from "../../../engine/ledger/replay/fact.ts";
import { type Decimal, decimal, sum, ZERO } from "../../../engine/money/decimal.ts";
import { readShares } from "../record/shares.ts";
import { bookNow, checkpointOf } from "../store/books.ts";
import type { AccountDatabase } from "../store/database.ts";
import { saveDoubts, standingDoubts } from "../store/doubts.ts";
import { addFact, changeAccepted } from "../store/facts.ts";
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

/** What facts that count before an accepted doubt and were told after it did to what it is about. */
function explainedSince(
  facts: readonly Fact[],
  accepted: AcceptedFact,
  isToldLater: (id: string) => boolean,
): Decimal {
  const late = facts.filter((fact) => fact.at <= accepted.at && isToldLater(fact.id));
  return sum(
    late.map((fact) => {
      const { shares, cash } = accountEffect(fact);
      if (accepted.symbol === null) return cash;
      return sum(shares.flatMap(([symbol, quantity]) => (symbol === accepted.symbol ? [quantity] : [])));
    }),
  );
}

/**
 * Shrinks accepted doubts by what facts explain that were told in this look (`news`: their ids) or since the last complete
 * one; newest first. Answers whether any changed.
 */
export function shrinkAccepted(database: AccountDatabase, doubt: Doubt, news: ReadonlySet<string>): boolean {
  const checkpoint = checkpointOf(database);
  const found = amountsOf(doubt);
  if (!checkpoint || found.length === 0 || news.size === 0) return false;
  const facts = factsSince(database, checkpoint);
  const accepted = facts.filter((fact) => fact.kind === "accepted").filter(({ amount }) => !amount.eq(0));
  const left = new Map(found.map(({ symbol, amount }) => [symbol, amount]));
  let isChanged = false;
  for (const fact of accepted.toReversed()) {
    const explained = explainedSince(facts, fact, (id) => news.has(id));
    const inDoubt = left.get(fact.symbol) ?? ZERO;
    const back = givenBack(fact.amount, explained, inDoubt);
    if (back.eq(0)) continue;
    left.set(fact.symbol, inDoubt.plus(back));
    changeAccepted(database, { ...fact, amount: fact.amount.minus(back) });
    isChanged = true;
  }
  return isChanged;
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
