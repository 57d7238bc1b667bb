/** Accepted doubts that are explained after all: they shrink by what was told since. */
import { type Decimal, max, min, ZERO } from "../../money/decimal.ts";
import { isAction } from "../reconcile/account-event.ts";
import { accountEffect, type Explained, withEffects } from "../replay/effect.ts";
import type { AcceptedFact, Fact } from "../replay/fact.ts";
import type { Doubt } from "./doubt.ts";

/** Brokers may date a corporate action so long after its shares have gone, ms: a day after a weekend. */
const DATED_LATE = 4 * 24 * 3_600_000;

/** What facts explain that may be about what there was at an instant, without accepted doubts: shares by symbol, and dollars. */
function explainedUntil(facts: readonly Fact[], at: number): Explained {
  const counted = facts.filter((fact) => {
    const late = fact.kind === "event" && isAction(fact.event) ? DATED_LATE : 0;
    return fact.kind !== "accepted" && fact.at <= at + late;
  });
  return withEffects({ holdings: new Map(), cash: ZERO }, counted.map(accountEffect));
}

function amountOf({ holdings, cash }: Explained, symbol: string | null): Decimal {
  return symbol === null ? cash : (holdings.get(symbol) ?? ZERO);
}

/**
 * Of an accepted amount, what is explained by now: no more than facts told since explain of it (`explained`, what they
 * brought or took), and than the broker has the other way now (`inDoubt`). Of its sign, or zero.
 */
function partOf(accepted: Decimal, explained: Decimal, inDoubt: Decimal): Decimal {
  const sign = accepted.lt(0) ? -1 : 1;
  const most = min(accepted.times(sign), min(explained.times(sign), inDoubt.times(-sign)));
  return max(most, ZERO).times(sign);
}

/**
 * The accepted doubts that shrink, newest first, with what is left of them. `before`: all facts as they were known before a
 * look, `after`: as they are known by it; of a fact that has changed, only the change explains anything. `doubt`: what
 * the broker has more or less than `after` explains.
 */
export function givenBack(
  before: readonly Fact[],
  after: readonly Fact[],
  { shares, cash }: Doubt,
): AcceptedFact[] {
  const left = new Map<string | null, Decimal>([...shares, [null, cash]]);
  const accepted = after.filter((fact) => fact.kind === "accepted" && !fact.amount.eq(0));
  return accepted.toReversed().flatMap((fact) => {
    if (fact.kind !== "accepted") return [];
    const { at, symbol, amount } = fact;
    const inDoubt = left.get(symbol) ?? ZERO;
    if (inDoubt.eq(0)) return [];
    const known = amountOf(explainedUntil(before, at), symbol);
    const explained = amountOf(explainedUntil(after, at), symbol).minus(known);
    const back = partOf(amount, explained, inDoubt);
    if (back.eq(0)) return [];
    left.set(symbol, inDoubt.plus(back));
    return [{ ...fact, amount: amount.minus(back) }];
  });
}
