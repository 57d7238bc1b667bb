import * as fc from "fast-check";

export const TICKERS = ["AAA", "BBB", "CCC", "DDD", "EEE"] as const;

/** A ticker as people write it. */
export const tickers: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...TICKERS), fc.nat({ max: 19 }))
  .map(([ticker, spelling]) =>
    spelling === 0 ? ticker.toLowerCase() : spelling === 1 ? ` ${ticker} ` : ticker,
  );

/** What a position or a fallback names. */
export const holdings: fc.Arbitrary<string> = fc.oneof(
  { weight: 14, arbitrary: tickers },
  { weight: 1, arbitrary: fc.constantFrom("Empty", "EMPTY", "empty") },
);

/** Of two different tickers. */
export const ratios: fc.Arbitrary<string> = fc
  .tuple(tickers, tickers)
  .filter(([numerator, denominator]) => numerator.trim().toUpperCase() !== denominator.trim().toUpperCase())
  .map(([numerator, denominator]) => `${numerator}/${denominator}`);

export const branches: fc.Arbitrary<string> = fc.constantFrom(
  "branch:then",
  "branch:else",
  "branch:from",
  "branch:to",
  "branch:enter",
  "branch:exit",
);
