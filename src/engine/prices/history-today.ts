/** A stored history as it is before a session's prices, once it tells the same story as they do. */
import { type ExDateAction, type ExDateTerms, rescaleOnExDate } from "../bars/ex-date.ts";
import type { DailyBars } from "../bars/types.ts";
import { fitAction } from "./fit-action.ts";
import { logarithm } from "../numeric/elementary/logarithm.ts";

/** The splits and dividends of a session before today's. */
export interface EarlierAction extends ExDateAction {
  /** New York date. */
  readonly date: string;
}

export interface Today {
  readonly symbol: string;
  /** New York dates of the session, and of the one before it. */
  readonly date: string;
  readonly lastSession: string;
  /** Dollars; `previousClose` is that of the session before, as it was traded, where it is known. */
  readonly price: {
    readonly last: number;
    readonly open: number | null;
    readonly previousClose?: number | undefined;
  };
  readonly action: ExDateAction | undefined;
  /** Those of the sessions before, oldest first, as far back as a vendor may be late. */
  readonly earlier: readonly EarlierAction[];
}

export type HistoryToday =
  | { readonly ok: true; readonly bars: DailyBars }
  | {
      readonly ok: false;
      readonly code: "history_stale" | "history_disagrees" | "data_missing";
      readonly message: string;
    };

/** The part by which the close of one session may differ between two who tell it. */
const SAME_CLOSE = 0.02;
/** The part that a close before it may be away, so that it can stand in for one that is missing. */
const UNCHANGED = 0.01;

/** The bars by each of the terms that an action may have come to; those that cannot be right are left out. */
function rescaledBy(bars: DailyBars, { date, otherwise = [], ...terms }: EarlierAction): DailyBars[] {
  return [terms, ...otherwise].flatMap((each: ExDateTerms) => rescaleOnExDate(bars, date, each) ?? []);
}

const closeOf = ({ close }: DailyBars) => close.at(-1) ?? NaN;

/** The history brought to the evening before today, in the way that ends nearest to the close that was traded then. */
function broughtUp(bars: DailyBars, { date, price, earlier }: Today): DailyBars | undefined {
  const newest = bars.dates.at(-1) ?? "";
  let ways = [bars];
  for (const action of earlier) {
    if (action.date <= newest || action.date >= date) continue;
    ways = ways.flatMap((way) => rescaledBy(way, action));
  }
  const { previousClose } = price;
  if (previousClose === undefined) return ways[0];
  const distance = (way: DailyBars) => Math.abs(logarithm(closeOf(way) / previousClose));
  return ways.toSorted((a, b) => distance(a) - distance(b))[0];
}

function dollars(price: number): string {
  return `$${Number(price.toFixed(4))}`;
}

/**
 * The history of a symbol before today's bar, with all splits and dividends up to today's in it. Its newest close must be
 * the one that the session before ended with, as the quote tells it: else days, a split or a correction are missing. A
 * history that lacks that session may stand in for it as long as the close has not moved since: its ticker did not trade.
 * A history that has today's bar already is answered as it is.
 */
export function historyToday(history: DailyBars, today: Today): HistoryToday {
  const { symbol, date, lastSession, price, action } = today;
  const newest = history.dates.at(-1) ?? "";
  if (newest >= date || newest === "") return { ok: true, bars: history };
  const cannotBe = `the split or dividend of ${symbol} cannot be right`;
  const bars = broughtUp(history, today);
  if (!bars) return { ok: false, code: "data_missing", message: cannotBe };
  const isLate = newest < lastSession;
  const ends = `the price history of ${symbol} ends on ${newest} at ${dollars(closeOf(bars))}`;
  const { previousClose } = price;
  if (previousClose === undefined && isLate) {
    return {
      ok: false,
      code: "history_stale",
      message: `${ends}, and nobody tells the close of ${lastSession}`,
    };
  }
  const close = previousClose ?? closeOf(bars);
  if (Math.abs(closeOf(bars) / close - 1) > (isLate ? UNCHANGED : SAME_CLOSE)) {
    const message = `${ends}, and its close before today was ${dollars(close)}`;
    return { ok: false, code: isLate ? "history_stale" : "history_disagrees", message };
  }
  if (!action) return { ok: true, bars };
  const fit = fitAction(action, { ...price, previousClose: close });
  const rescaled = fit.kind === "counts" ? rescaleOnExDate(bars, date, fit.terms) : undefined;
  if (rescaled) return { ok: true, bars: rescaled };
  const message =
    fit.kind === "contradicted" || fit.kind === "ambiguous"
      ? `the price of ${symbol} does not show the split or dividend that is listed for today`
      : cannotBe;
  return { ok: false, code: "data_missing", message };
}
