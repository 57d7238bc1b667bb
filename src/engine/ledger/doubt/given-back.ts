/** Accepted doubts that are explained after all, or that come back as they went. */
import { type Decimal, max, min, sum, ZERO } from "../../money/decimal.ts";
import { isAction } from "../reconcile/account-event.ts";
import { accountEffect, type Explained, withEffects } from "../replay/effect.ts";
import type { AcceptedFact, Fact } from "../replay/fact.ts";
import { type Doubt, isRounding } from "./doubt.ts";
import { APART, type DoubtedAmount, mayBeOf } from "./standing.ts";

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

/** Of each accepted doubt about one thing, oldest first, what is explained by now otherwise than when it was accepted. */
function explainedParts(
  opening: Explained,
  facts: readonly Fact[],
  accepted: readonly AcceptedFact[],
): Decimal[] {
  let before = ZERO;
  return accepted.map((fact) => {
    // What explains an older one does not explain this one as well.
    const partUntil = (late: number) =>
      within(fact.amount, explainedBefore(opening, facts, fact, late).minus(fact.explained).minus(before));
    const [inTime, late] = [partUntil(0), partUntil(DATED_LATE)];
    const part = late.abs().gt(inTime.abs()) ? late : inTime;
    before = before.plus(part);
    return part;
  });
}

/** A look that was answered in full. */
export interface CompleteLook {
  /** Epoch ms. */
  readonly at: number;
  /** What the complete look before it found in doubt. */
  readonly before: readonly DoubtedAmount[];
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
 * Those of some accepted doubts about one thing that were none, as `inDoubt` shows: all of them, where what is known explains
 * what the broker has without any; else the oldest of which what is in doubt has become the very opposite, or has moved by it
 * since the look before. Not half an hour after they were accepted: an answer of before that would look the same.
 */
function comeBack(
  left: readonly AcceptedFact[],
  inDoubt: Decimal,
  { at: now, before }: CompleteLook,
): readonly AcceptedFact[] {
  const earlier = left.filter(({ amount, at }) => !amount.eq(0) && at <= now - APART);
  const symbol = earlier[0]?.symbol ?? null;
  if (earlier.length === 0) return [];
  if (isNothing(symbol, inDoubt.plus(sum(earlier.map(({ amount }) => amount))))) return earlier;
  // What is gone from doubt was explained.
  if (inDoubt.eq(0)) return [];
  const last = before.find((each) => each.symbol === symbol)?.amount ?? ZERO;
  const moved = [inDoubt, inDoubt.minus(last)];
  const one = earlier.find(({ amount }) => moved.some((each) => isNothing(symbol, each.plus(amount))));
  return one ? [one] : [];
}

/**
 * The accepted doubts that shrink, with what is left of them. `opening` is the account before `facts`, which are all that is
 * known since, sorted by when they count; `doubt` what the broker has more or less than they explain, as a look has found it
 * (null: one that was not complete). What is explained of them is given back, oldest first: all of it where nothing is in
 * doubt then, else no more than is in doubt the other way. What was accepted before and comes back just as it went is given
 * back, too.
 */
export function givenBack(
  opening: Explained,
  facts: readonly Fact[],
  doubt: Doubt,
  look: CompleteLook | null,
): AcceptedFact[] {
  const accepted = facts.filter((fact) => fact.kind === "accepted");
  return [...new Set(accepted.map(({ symbol }) => symbol))].flatMap((symbol) => {
    const about = accepted.filter((fact) => fact.symbol === symbol && !fact.amount.eq(0));
    const inDoubt = (symbol === null ? doubt.cash : doubt.shares.get(symbol)) ?? ZERO;
    const back = forExplained(about, explainedParts(opening, facts, about), inDoubt);
    const left = back.map(({ fact, amount }) => ({
      ...fact,
      amount: fact.amount.minus(amount),
      explained: fact.explained.plus(amount),
    }));
    const still = inDoubt.plus(sum(back.map(({ amount }) => amount)));
    const gone = look && !mayBeOf(doubt, { symbol }) ? comeBack(left, still, look) : [];
    return left.flatMap((fact, index) => {
      if (gone.includes(fact)) return [{ ...fact, amount: ZERO }];
      return fact.amount.eq(about[index]?.amount ?? ZERO) ? [] : [fact];
    });
  });
}
