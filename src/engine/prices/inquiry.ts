/** What is known of every symbol while one source after the other is asked. Pure. */
import type { ExDates } from "./ex-date.ts";
import type { LiveSource, MarketQuote } from "./quote.ts";
import { type Findings, isOutlier, settlePrice } from "./settle-price.ts";

/** Findings by symbol. */
export type Inquiry = ReadonlyMap<string, Findings>;

/** Nothing is known yet at an instant (epoch ms). */
export function openInquiry(symbols: readonly string[], now: number, exDates: ExDates): Inquiry {
  return new Map(
    symbols.map((symbol) => [symbol, { symbol, now, exDates, quotes: [], previousClose: undefined }]),
  );
}

/** With what a source said when it was asked for some of the symbols. */
export function withAnswers(
  inquiry: Inquiry,
  asked: readonly string[],
  source: LiveSource,
  answers: ReadonlyMap<string, MarketQuote>,
): Inquiry {
  const next = new Map(inquiry);
  for (const symbol of asked) {
    const findings = next.get(symbol);
    if (!findings) continue;
    next.set(symbol, { ...findings, quotes: [...findings.quotes, { source, quote: answers.get(symbol) }] });
  }
  return next;
}

/** Symbols without a good price so far; `outlier`: whether a source gave a price that wants a second source. */
export function openSymbols(inquiry: Inquiry): { symbol: string; outlier: boolean }[] {
  return [...inquiry.values()].flatMap((findings) => {
    const { price, steps } = settlePrice(findings);
    if (price?.verdict === "good") return [];
    const outlier = steps.some(({ verdict }) => isOutlier(verdict));
    return [{ symbol: findings.symbol, outlier }];
  });
}
