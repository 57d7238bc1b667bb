/** Which of the prices that the sources gave of a symbol counts, and how far it may be trusted. */
import { closeAfter, type ExDates } from "./ex-date.ts";
import { comparePrice, isPrice, judgeQuote, type PriceDoubt, type Verdict } from "./gate.ts";
import type { LiveSource, MarketQuote, PriceSource } from "./quote.ts";
import { type Opinion, opinionOn } from "./second-source.ts";

/** What a source said of the symbol and what was made of it. */
export interface PriceStep {
  readonly source: PriceSource;
  readonly verdict: Verdict | Opinion | "last_resort";
  /** Dollars; null when it gave no price. */
  readonly last: number | null;
  /** Epoch ms; null when it gave no price. */
  readonly at: number | null;
}

/** `good` may be decided on; the others only tell what holdings are worth. */
export type Trust = "good" | "stale" | "jump" | "contradicted" | "no_reference" | "last_resort";

export interface SettledPrice extends Pick<MarketQuote, "last" | "open" | "high" | "low" | "at"> {
  readonly source: PriceSource;
  readonly verdict: Trust;
  /** Dollars: the close of the session before by the same source. Absent where it does not tell. */
  readonly previousClose?: number;
  /** Why a price was refused that others may bear out; absent where it was not for that. */
  readonly doubt?: PriceDoubt;
}

export interface Settlement {
  readonly price: SettledPrice | null;
  readonly steps: readonly PriceStep[];
}

/** What a stored history ends with. */
export interface PreviousClose {
  /** Dollars. */
  readonly price: number;
  /** The close of its session, epoch ms. */
  readonly at: number;
}

/** What is known of a symbol. A source that was not asked is absent; one that gave nothing has `undefined`. */
export interface Findings {
  readonly symbol: string;
  /** Epoch ms. */
  readonly now: number;
  readonly exDates: ExDates;
  readonly quotes: readonly { readonly source: LiveSource; readonly quote: MarketQuote | undefined }[];
  readonly previousClose: PreviousClose | undefined;
}

const DELAYED = "alpaca_delayed_sip";

/** Verdicts of a quote whose price is not what the close before lets expect. */
const OUTLIERS = ["jump", "contradicted", "no_reference"] as const;
type Outlier = (typeof OUTLIERS)[number];

/** Whether a verdict is that of a price that wants a second source. */
export function isOutlier(verdict: PriceStep["verdict"]): verdict is Outlier {
  return OUTLIERS.some((outlier) => outlier === verdict);
}

function priceFrom(source: LiveSource, quote: MarketQuote, verdict: Trust): SettledPrice {
  const { last, open, high, low, at, previousClose } = quote;
  const before = isPrice(previousClose) ? { previousClose } : {};
  return { last, open, high, low, at, source, verdict, ...before };
}

/**
 * The close before, as a price of last resort: it has no open, high and low of today. As it is after the day's splits and
 * dividends, unless these are in doubt.
 */
function lastResort(findings: Findings, verdict: Trust, doubt: PriceDoubt | null): SettledPrice | null {
  const { previousClose, exDates, symbol } = findings;
  const action = doubt === "contradicted" ? undefined : exDates?.get(symbol);
  const last = previousClose && closeAfter(previousClose.price, action);
  if (!previousClose || !isPrice(last)) return null;
  const price = { last, open: null, high: null, low: null, at: previousClose.at, verdict };
  return { ...price, source: "previous_close", ...(doubt ? { doubt } : {}) };
}

function resortTo(
  findings: Findings,
  verdict: Trust,
  steps: readonly PriceStep[],
  doubt: PriceDoubt | null = null,
): Settlement {
  const price = lastResort(findings, verdict, doubt);
  const step = { source: "previous_close", verdict: price ? "last_resort" : "missing" } as const;
  return { price, steps: [...steps, { ...step, last: price?.last ?? null, at: price?.at ?? null }] };
}

/**
 * The price of a symbol. The first good quote counts. An outlier counts when the delayed feed of all exchanges agrees
 * with it and the day's splits and dividends are known, unless it is one that a split could have made: nothing else tells a
 * split from a fall. Otherwise it is refused, and holdings are valued by the close before. Without any of these the newest
 * stale quote stands, as long as it is no outlier itself: it may be decided on when the delayed feed of all exchanges, which
 * is a quarter of an hour late by nature, shows that the ticker has not traded far from it since, as thinly traded ones do.
 * Then the close before stands; then there is no price. Pure.
 */
export function settlePrice(findings: Findings): Settlement {
  const { symbol, now, exDates } = findings;
  const action = exDates?.get(symbol);
  const judged = findings.quotes
    .filter(({ source }) => source !== DELAYED)
    .map(({ source, quote }) => ({ source, quote, verdict: judgeQuote(quote, now, action) }));
  const stepOf = ({ source, quote, verdict }: (typeof judged)[number]): PriceStep => ({
    source,
    verdict,
    last: quote?.last ?? null,
    at: quote?.at ?? null,
  });
  const steps = judged.map(stepOf);
  const good = judged.find(({ verdict }) => verdict === "good");
  if (good?.quote) return { price: priceFrom(good.source, good.quote, "good"), steps };

  const delayed = findings.quotes.find(({ source }) => source === DELAYED);
  const outlier = judged.find(({ verdict }) => isOutlier(verdict));
  if (outlier?.quote && isOutlier(outlier.verdict)) {
    const opinion = delayed && opinionOn(outlier.quote.last, delayed.quote, now);
    const asked: PriceStep[] = opinion
      ? [
          {
            source: DELAYED,
            verdict: opinion,
            last: delayed.quote?.last ?? null,
            at: delayed.quote?.at ?? null,
          },
        ]
      : [];
    const before = outlier.quote.previousClose ?? delayed?.quote?.previousClose ?? null;
    const quote = { ...outlier.quote, previousClose: before };
    const reference = before ?? findings.previousClose?.price ?? null;
    const doubt = exDates && comparePrice({ ...quote, previousClose: reference }, action).doubt;
    if (opinion === "agrees" && doubt === null) {
      return { price: priceFrom(outlier.source, quote, "good"), steps: [...steps, ...asked] };
    }
    return resortTo(findings, outlier.verdict, [...steps, ...asked], doubt ?? null);
  }

  const late = delayed ? [{ ...delayed, verdict: judgeQuote(delayed.quote, now, action) }] : [];
  const tried = [...steps, ...late.map(stepOf)];
  const [newest] = [...judged, ...late]
    .flatMap(({ source, quote }) =>
      quote && isPrice(quote.last) && comparePrice(quote, action).verdict === "good"
        ? [{ source, quote }]
        : [],
    )
    .toSorted((a, b) => b.quote.at - a.quote.at);
  if (!newest) return resortTo(findings, "last_resort", tried);
  const trust = opinionOn(newest.quote.last, delayed?.quote, now) === "agrees" ? "good" : "stale";
  return { price: priceFrom(newest.source, newest.quote, trust), steps: tried };
}
