/**
 * Random custom formulas. Whatever jumps (rounding, signs, remainders, a division by what may be 0) is applied to the
 * columns themselves and to nothing computed, so that rounding does not decide what a formula answers.
 */
import * as fc from "fast-check";

const PRICES = ["close", "sma", "ema", "wma", "rma", "kama", "linreg", "dema", "tema", "hma", "smoother"];
const OF_CLOSES = [
  ...PRICES,
  "rsi",
  "rsi_sma",
  "rsi_ema",
  "stoch_rsi",
  "laguerre_rsi",
  "stdev",
  "stdev_price",
  "hv",
  "max_drawdown",
  "drawdown",
  "ulcer",
  "cum_return",
  "sma_return",
  "roc",
  "macd",
  "ppo",
  "trend_clarity",
  "linreg_slope",
  "price_vs_sma",
  "bollinger_b",
  "bollinger_width",
];
const OF_TICKERS = [
  ...OF_CLOSES,
  "open",
  "high",
  "low",
  "volume",
  "aroon_up",
  "aroon_down",
  "aroon",
  "atr",
  "atr_pct",
  "williams_r",
  "cci",
  "stoch_k",
  "stoch_d",
  "adx",
  "mfi",
  "obv_roc",
  "vwap_ratio",
];
const NUMBERS = ["0", "1", "2.5", "10", "0.75"];
const JUMPS = [
  "floor(close)",
  "ceil(low)",
  "round(high - low)",
  "sign(close - open)",
  "close % 3",
  "-open % 4",
  "volume % (close - open)",
  "(close - low) / (high - low)",
  "volume / (volume - 300)",
];

function formulasOver(variables: readonly string[], leaves: readonly string[]): fc.Arbitrary<string> {
  const variable = fc.constantFrom(...variables);
  const price = fc.constantFrom(...PRICES);
  const bars = fc.integer({ min: 1, max: 5 });
  return fc.letrec<{ term: string }>((tie) => {
    const term = tie("term");
    const two = fc.tuple(term, term);
    return {
      term: fc.oneof(
        { maxDepth: 3 },
        variable,
        fc.constantFrom(...leaves),
        fc.constantFrom(...NUMBERS),
        two.map(([left, right]) => `${left} + ${right}`),
        two.map(([left, right]) => `(${left} - ${right})`),
        fc.tuple(term, price).map(([left, divisor]) => `(${left}) / ${divisor}`),
        fc.tuple(term, fc.constantFrom(...NUMBERS)).map(([left, factor]) => `${factor} * (${left})`),
        term.map((inner) => `-(${inner})`),
        term.map((inner) => `abs(${inner})`),
        term.map((inner) => `sqrt(abs(${inner}) + 1)`),
        term.map((inner) => `log(abs(${inner}) + 1)`),
        term.map((inner) => `log10(1 + pow(${inner}, 2))`),
        term.map((inner) => `exp(min(2, (${inner}) / 100))`),
        two.map(([left, right]) => `min(${left}, ${right}, 20)`),
        two.map(([left, right]) => `max(${left}, ${right})`),
        fc
          .tuple(fc.constantFrom("sma", "ema", "stdev", "rmax", "rmin"), variable, bars)
          .map(([name, over, count]) => `${name}(${over}, ${count})`),
        fc.tuple(price, bars).map(([over, count]) => `roc(${over}, ${count})`),
      ),
    };
  }).term;
}

/** Of closes alone: for tickers, ratios and branches. */
export const formulasOfCloses: fc.Arbitrary<string> = formulasOver(OF_CLOSES, ["close"]);

/** Of all columns: for tickers. */
export const formulasOfTickers: fc.Arbitrary<string> = formulasOver(OF_TICKERS, JUMPS);
