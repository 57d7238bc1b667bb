/** Accepted doubts that are explained after all: they shrink by what was told since. */
import { type Decimal, max, min, sum, ZERO } from "../../money/decimal.ts";
import { isAction } from "../reconcile/account-event.ts";
import { accountEffect, type Explained, withEffects } from "../replay/effect.ts";
import type { AcceptedFact, Fact } from "../replay/fact.ts";
import { type Doubt, isRounding } from "./doubt.ts";

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

/** Whether nothing is left in doubt about a thing. */
function isNothing(symbol: string | null, inDoubt: Decimal): boolean {
  return symbol === null ? isRounding(inDoubt) : inDoubt.eq(0);
}

/**
 * The accepted doubts that shrink, with what is left of them. `opening` is the account before `facts`, which are all that is
 * known since, sorted by when they count; `doubt` what the broker has more or less than they explain. What is explained of
 * them is given back, oldest first: all of it where nothing is in doubt then, else no more than is in doubt the other way.
 */
export function givenBack(
  opening: Explained,
  facts: readonly Fact[],
  { shares, cash }: Doubt,
): AcceptedFact[] {
  const accepted = facts.filter((fact) => fact.kind === "accepted");
  return [...new Set(accepted.map(({ symbol }) => symbol))].flatMap((symbol) => {
    const about = accepted.filter((fact) => fact.symbol === symbol && !fact.amount.eq(0));
    const explained = explainedParts(opening, facts, about);
    let left = (symbol === null ? cash : shares.get(symbol)) ?? ZERO;
    const isAll = !left.eq(0) && isNothing(symbol, left.plus(sum(explained)));
    return about.flatMap((fact, index) => {
      const part = explained[index] ?? ZERO;
      const back = isAll ? part : within(part, left.neg());
      left = left.plus(back);
      const { amount } = fact;
      return back.eq(0)
        ? []
        : [{ ...fact, amount: amount.minus(back), explained: fact.explained.plus(back) }];
    });
  });
}
