/** Accepted doubts that are explained after all, or that come back as they went. */
import { type Decimal, decimal, max, min, sum, ZERO } from "../../money/decimal.ts";
import { isAction } from "../reconcile/account-event.ts";
import { accountEffect, type Explained, withEffects } from "../replay/effect.ts";
import type { AcceptedFact, Fact } from "../replay/fact.ts";
import { type Doubt, isRounding } from "./doubt.ts";
import type { DoubtedAmount } from "./standing.ts";

/** Dollars that the rounding of fills moves cash by from one doubt to another, at the most. */
const CENTS = decimal("0.1");
/** Brokers may date a corporate action so long after its shares have gone, ms: a day after a weekend. */
const DATED_LATE = 4 * 24 * 3_600_000;

/** Shares of a symbol, or dollars where it is null. */
export function amountOf({ holdings, cash }: Explained, symbol: string | null): Decimal {
  return symbol === null ? cash : (holdings.get(symbol) ?? ZERO);
}

/** What of a thing is explained by the facts that count before it was accepted; `late`: and by actions until so long after it, ms. */
function explainedBefore(
  opening: Explained,
  facts: readonly Fact[],
  { id, at, symbol }: AcceptedFact,
  late: number,
): Decimal {
  const known = facts.filter((fact) => {
    const until = fact.kind === "event" && isAction(fact.event) ? at + late : at;
    return fact.id !== id && fact.at <= until;
  });
  return amountOf(withEffects(opening, known.map(accountEffect)), symbol);
}

/** As much of an amount as another has of its sign; zero where that has the other sign. */
function within(amount: Decimal, most: Decimal): Decimal {
  const sign = amount.lt(0) ? -1 : 1;
  return max(min(amount.times(sign), most.times(sign)), ZERO).times(sign);
}

/** The larger of two amounts of one sign. */
const larger = (a: Decimal, b: Decimal) => (b.abs().gt(a.abs()) ? b : a);

const NOTHING: Explained = { holdings: new Map(), cash: ZERO };

/** Whether a fact brought what an accepted doubt brought, or took what it took. */
function isAlike({ symbol, amount }: AcceptedFact): (fact: Fact) => boolean {
  return (fact) =>
    amountOf(withEffects(NOTHING, [accountEffect(fact)]), symbol)
      .times(amount)
      .gt(0);
}

/**
 * Of each accepted doubt about one thing, oldest first, what is explained by now otherwise than when it was accepted, or by
 * those of `news` alone that are like it: others may have come to say something else of the time before it, and of what is
 * known to the day nobody knows whether it was before it.
 */
function explainedParts(
  opening: Explained,
  facts: readonly Fact[],
  news: readonly Fact[],
  accepted: readonly AcceptedFact[],
): Decimal[] {
  let before = ZERO;
  return accepted.map((fact) => {
    // What explains an older one does not explain this one as well.
    const partUntil = (late: number) => {
      const otherwise = explainedBefore(opening, facts, fact, late).minus(fact.explained);
      const byNews = explainedBefore(NOTHING, news.filter(isAlike(fact)), fact, late);
      return larger(within(fact.amount, otherwise.minus(before)), within(fact.amount, byNews.minus(before)));
    };
    const part = larger(partUntil(0), partUntil(DATED_LATE));
    before = before.plus(part);
    return part;
  });
}

/** What of an accepted doubt is given back. */
interface Back {
  readonly fact: AcceptedFact;
  readonly amount: Decimal;
}

/** Whether nothing is left in doubt about a thing. */
function isNothing(symbol: string | null, inDoubt: Decimal): boolean {
  return symbol === null ? isRounding(inDoubt) : inDoubt.eq(0);
}

/** As `givenBack`, of the accepted doubts about one thing, for what explains them; `inDoubt` is what is in doubt of it. */
function forExplained(
  about: readonly AcceptedFact[],
  explained: readonly Decimal[],
  inDoubt: Decimal,
): Back[] {
  const symbol = about[0]?.symbol ?? null;
  // Without any of them, too, what is known explains what there is.
  const isNone = isNothing(symbol, inDoubt) && isNothing(symbol, sum(about.map(({ amount }) => amount)));
  if (isNone) return about.map((fact) => ({ fact, amount: fact.amount }));
  const isAll = !inDoubt.eq(0) && isNothing(symbol, inDoubt.plus(sum(explained)));
  let left = inDoubt;
  return about.map((fact, index) => {
    const part = explained[index] ?? ZERO;
    const amount = isAll ? part : within(part, left.neg());
    left = left.plus(amount);
    return { fact, amount };
  });
}

/**
 * The accepted doubts that shrink, with what is left of them. `opening` is the account before `facts`, which are all that is
 * known since, sorted by when they count, `news` those that were not known before; `doubt` what the broker has more or less
 * than they explain. What is explained of them is given back, oldest first: all of it where nothing is in doubt then, else no
 * more than is in doubt the other way. Those that come to nothing together while nothing is in doubt were none.
 */
export function givenBack(
  opening: Explained,
  facts: readonly Fact[],
  news: readonly Fact[],
  doubt: Doubt,
): AcceptedFact[] {
  const accepted = facts.filter((fact) => fact.kind === "accepted");
  return [...new Set(accepted.map(({ symbol }) => symbol))].flatMap((symbol) => {
    const about = accepted.filter((fact) => fact.symbol === symbol && !fact.amount.eq(0));
    const inDoubt = (symbol === null ? doubt.cash : doubt.shares.get(symbol)) ?? ZERO;
    return forExplained(about, explainedParts(opening, facts, news, about), inDoubt).flatMap(
      ({ fact, amount }) =>
        amount.eq(0)
          ? []
          : [{ ...fact, amount: fact.amount.minus(amount), explained: fact.explained.plus(amount) }],
    );
  });
}

/**
 * Those of some accepted doubts that were none, as one shows that is to become a fact: all about the same thing, where they
 * come to its very opposite, else the oldest that does; of dollars but for some cents. Answered with nothing left of them, and
 * with the later ones, of which less was explained then: what had gone, or come, has come back as it went. None where the
 * doubt is one of its own.
 */
export function undoneBy(found: DoubtedAmount, facts: readonly AcceptedFact[]): AcceptedFact[] {
  const about = facts.filter(({ symbol, amount }) => symbol === found.symbol && !amount.eq(0));
  const isOpposite = (some: readonly AcceptedFact[]) => {
    const left = found.amount.plus(sum(some.map(({ amount }) => amount)));
    return some.length > 0 && (found.symbol === null ? left.abs().lte(CENTS) : left.eq(0));
  };
  const one = about.find((fact) => isOpposite([fact]));
  const undone = isOpposite(about) ? about : one ? [one] : [];
  return about.flatMap((fact) => {
    if (undone.includes(fact)) return [{ ...fact, amount: ZERO }];
    // What was explained when a later one was accepted had the earlier ones in it.
    const earlier = sum(undone.filter(({ at }) => at < fact.at).map(({ amount }) => amount));
    return earlier.eq(0) ? [] : [{ ...fact, explained: fact.explained.minus(earlier) }];
  });
}
