/**
 * One verdict on a symbol: whether its price, what is listed of it, what the account's own activities say and the shares that
 * are held tell one story. What its history says is asked where it is read: see `historyToday`.
 */
import type { ExDateAction } from "../bars/ex-date.ts";
import { type PricesAround, shareDoubt, type SharesAround, splitInWords } from "./action-and-shares.ts";
import { type CorporateAction, isAbout, type ListedSplit } from "./corporate-action.ts";
import { comparePrice, type PriceDoubt } from "./gate.ts";

export interface SymbolDoubt {
  /** For programs. */
  readonly code: "price_refused" | "spin_off" | "symbol_ends" | "shares_not_booked" | "price_not_followed";
  /** One line for people. */
  readonly message: string;
  /** Shares of the price's side for one of those that are held; 1 where both are of one side, or nobody knows. */
  readonly factor: number;
}

export interface SymbolFacts {
  readonly symbol: string;
  /** New York date of the session. */
  readonly date: string;
  /** The price that counts, dollars; undefined without any. */
  readonly price:
    | {
        readonly last: number;
        readonly open: number | null;
        readonly previousClose?: number | undefined;
        /** Whether it is of now and may be decided on. */
        readonly isGood: boolean;
        readonly doubt?: PriceDoubt | undefined;
        /** The quote that was refused, where it was; dollars. */
        readonly refused: number | null;
      }
    | undefined;
  /** The splits and dividends of the session. */
  readonly action: ExDateAction | undefined;
  /** What is listed of the symbol about the session; of it and others what the account's activities tell is in it, too. */
  readonly around: readonly CorporateAction[];
  /** Whether any ledger has shares of it. */
  readonly isHeld: boolean;
  /** What ledgers have of it around a date (New York). */
  sharesAround(date: string): SharesAround;
  /** Dollars a share when the account was last planned with before a date (New York); null when it was not. */
  priceBefore(date: string): number | null;
}

/** What is said of a price that is refused, whoever bears it out. */
export function priceDoubtMessage(symbol: string, doubt: PriceDoubt, price: number | string): string {
  const what = `the price of ${symbol} `;
  return doubt === "unlisted_split"
    ? `${what}has jumped to ${price} as by a split, and no split is listed`
    : `${what}is ${price}, which does not show the split or dividend that is listed for today`;
}

function ofPrice({ symbol, price, action }: SymbolFacts): SymbolDoubt | null {
  if (!price) return null;
  const { last, open, previousClose = null, isGood } = price;
  const quote = { last, open, high: null, low: null, previousClose, at: 0 };
  const doubt = price.doubt ?? (isGood ? comparePrice(quote, action).doubt : null);
  if (!doubt) return null;
  const shown = price.refused ?? last;
  return { code: "price_refused", message: priceDoubtMessage(symbol, doubt, shown), factor: 1 };
}

function ofSpinOff({ symbol, date, around }: SymbolFacts): SymbolDoubt | null {
  if (!around.some((action) => action.kind === "spin_off" && action.date === date)) return null;
  const message = `part of ${symbol} is spun off today: its price cannot be compared with its history`;
  return { code: "spin_off", message, factor: 1 };
}

/** A symbol that ends and still trades on a later day has not ended, or has become another security's. */
function ofEnd({ symbol, date, price, around, isHeld }: SymbolFacts): SymbolDoubt | null {
  const ended = around.find(
    (action) =>
      action.kind === "end" &&
      action.date <= date &&
      (action.date === date || (isHeld && price?.isGood !== true)),
  );
  if (ended?.kind !== "end") return null;
  const { successor } = ended;
  const becomes = successor === null ? "ends" : `becomes ${successor}`;
  const booked = isHeld ? ", and the broker still has it under that name" : "";
  const message = `${symbol} ${becomes} ${ended.date === date ? "today" : `on ${ended.date}`}${booked}`;
  return { code: "symbol_ends", message, factor: 1 };
}

function splitsUntil(date: string, around: readonly CorporateAction[]): ListedSplit[] {
  return around.filter((action) => action.kind === "split").filter((action) => action.date <= date);
}

/** The splits that others of some days are not the same as: a list, another one and the activities may each date it. */
function eachOnce(splits: readonly ListedSplit[]): ListedSplit[] {
  return splits.filter(({ factors: [factor] }, index) =>
    splits.slice(0, index).every((other) => !isAbout(other.factors[0], factor)),
  );
}

function ofShares(facts: SymbolFacts): SymbolDoubt | null {
  const { symbol, date, price, around, isHeld } = facts;
  if (!isHeld) return null;
  for (const split of eachOnce(splitsUntil(date, around))) {
    const isToday = split.date === date;
    const close = isToday ? price?.previousClose : undefined;
    const before = close ?? facts.priceBefore(split.date);
    const prices: PricesAround = { before, now: price?.isGood === true ? price.last : null };
    const found = shareDoubt(split, facts.sharesAround(split.date), prices);
    if (!found) continue;
    const when = isToday ? "today" : `on ${split.date}`;
    const terms = splitInWords(found.code === "shares_not_booked" ? found.factor : 1 / found.factor);
    const message =
      found.code === "shares_not_booked"
        ? `${symbol} has split ${when} (${terms}), and the broker has not booked the shares yet`
        : `the broker has split the shares of ${symbol} ${when} (${terms}), and the price has not followed`;
    return { ...found, message };
  }
  return null;
}

/** Why a symbol is left alone, or null when everything that is known of it tells one story. */
export function symbolDoubt(facts: SymbolFacts): SymbolDoubt | null {
  return ofPrice(facts) ?? ofShares(facts) ?? ofSpinOff(facts) ?? ofEnd(facts);
}
