/** What the lists say that the splits and dividends of one session come to. */
import type { ExDateAction, ExDateTerms } from "../bars/ex-date.ts";
import type { ExDates } from "./ex-date.ts";
import type { EarlierAction } from "./history-today.ts";
import { bySymbol, type CorporateAction, isAbout, type ListedSplit } from "./corporate-action.ts";

/** The amounts without those that are another one told again: lists round, and name an action twice. */
function distinct(amounts: readonly number[]): number[] {
  const kept: number[] = [];
  for (const amount of amounts) if (!kept.some((other) => isAbout(amount, other))) kept.push(amount);
  return kept;
}

/** The splits without those that are another one told again, whatever each calls it. */
function distinctSplits(splits: readonly ListedSplit[]): (readonly number[])[] {
  const kept: (readonly number[])[] = [];
  for (const { factors } of splits) {
    const same = kept.findIndex((others) =>
      factors.some((factor) => others.some((other) => isAbout(factor, other))),
    );
    const others = kept[same];
    if (!others) kept.push(factors);
    // What both say is what can be meant.
    else kept[same] = others.filter((other) => factors.some((factor) => isAbout(factor, other)));
  }
  return kept;
}

/**
 * The factors that several splits of one day may come to: each alone, because a list may correct itself without taking
 * the first version back, or all of them one after the other.
 */
function factorsOf(splits: readonly ListedSplit[]): readonly number[] {
  const kept = distinctSplits(splits);
  if (kept.length === 0) return [1];
  const together = kept.reduce((product, [factor = 1]) => product * factor, 1);
  return distinct([...kept.flat(), ...(kept.length > 1 ? [together] : [])]);
}

function termsOf(actions: readonly CorporateAction[]): ExDateAction | undefined {
  const splits = actions.filter((action) => action.kind === "split");
  const amounts = actions.flatMap((action) => (action.kind === "dividend" ? [action.cash] : []));
  const cash = distinct(amounts.filter((amount) => amount > 0)).reduce((sum, amount) => sum + amount, 0);
  if (splits.length === 0 && amounts.length === 0) return undefined;
  const [splitFactor = 1, ...others] = factorsOf(splits);
  const otherwise = others.map((factor): ExDateTerms => ({ splitFactor: factor, cash }));
  return { splitFactor, cash, ...(otherwise.length > 0 ? { otherwise } : {}) };
}

/**
 * The splits and dividends of a session (New York date) by symbol. An action that is listed twice counts once; where lists
 * contradict each other, or can be read in two ways, the terms have others beside them, of which the price tells the
 * right ones.
 */
export function termsOn(actions: readonly CorporateAction[], date: string): Map<string, ExDateAction> {
  const terms = new Map<string, ExDateAction>();
  for (const [symbol, own] of bySymbol(actions.filter((action) => action.date === date))) {
    const found = termsOf(own);
    if (found) terms.set(symbol, found);
  }
  return terms;
}

/** The splits and dividends of the sessions before a New York date by symbol, oldest first. */
export function termsBefore(actions: readonly CorporateAction[], date: string): Map<string, EarlierAction[]> {
  const dates = new Set(actions.flatMap((action) => (action.date < date ? [action.date] : [])));
  const earlier = new Map<string, EarlierAction[]>();
  for (const day of [...dates].toSorted()) {
    for (const [symbol, terms] of termsOn(actions, day)) {
      earlier.set(symbol, [...(earlier.get(symbol) ?? []), { date: day, ...terms }]);
    }
  }
  return earlier;
}

const NOTHING: ExDateTerms = { splitFactor: 1, cash: 0 };

/**
 * The splits and dividends of a session (New York date) with those splits that the account's own activities tell of: one of
 * the day counts as if it were listed. One of a few days before that is listed for today, too, has happened on either of the
 * two: the price tells on which. Where nothing is known of the lists, nothing is known still.
 */
export function withOwnSplits(
  exDates: ExDates,
  around: readonly CorporateAction[],
  own: readonly ListedSplit[],
  date: string,
): ExDates {
  if (exDates === undefined || own.length === 0) return exDates;
  const terms = new Map(exDates);
  for (const split of own) {
    const { symbol, factors } = split;
    const today = terms.get(symbol);
    if (split.date === date) {
      const listed = around.filter((action) => action.symbol === symbol);
      const both = termsOn([...listed, split], date).get(symbol);
      if (both) terms.set(symbol, both);
    } else if (today) {
      const { otherwise = [], ...first } = today;
      const isThis = [first, ...otherwise].some(({ splitFactor }) => isAbout(splitFactor, factors[0]));
      const before = { ...NOTHING, cash: first.cash };
      if (isThis) terms.set(symbol, { ...first, otherwise: [...otherwise, before] });
    }
  }
  return terms;
}
