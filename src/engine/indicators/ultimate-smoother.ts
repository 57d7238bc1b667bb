import { cosine, sine } from "../numeric/elementary/circle.ts";
import { exponential } from "../numeric/elementary/exponential.ts";
import type { IndicatorDefinition } from "./definition.ts";
import { updatesToSettle } from "./settling.ts";

/** The angle of the filter's poles in radians. */
// oxlint-disable-next-line oxc/approx-constant -- Ehlers writes 1.414 for the root of 2, and so do the charts that follow him
const angle = (window: number) => (1.414 * Math.PI) / window;

/** Closes at the start of a run that pass through unchanged. */
const passing = (window: number) => Math.max(2, window);

/**
 * The SuperSmoother of John F. Ehlers (Cycle Analytics for Traders, 2013) over the adjusted closes, a Butterworth
 * filter with two poles: y = c1 x + c2 y[1] + c3 y[2], with a = e^-f, c2 = 2 a cos f, c3 = -a^2, c1 = 1 - c2 - c3 and
 * f = 1.414 pi / n. Ehlers takes the mean of the last two closes for x, this takes the last one. The first max(2, n)
 * closes of a run pass through. Strategies know it as Ultimate Smoother, the name of a later filter of his.
 */
export const ultimateSmoother: IndicatorDefinition = {
  id: "Ultimate Smoother",
  aliases: ["SuperSmoother", "Super Smoother"],
  variable: "smoother",
  unit: "price",
  inputs: "closes",
  hasWindow: true,
  requiredBars: () => 1,
  /**
   * Errors u of y and v of y[1] have become a^k (u sin((k + 1) f) - v a sin(k f)) / sin f after k updates, under
   * a^k (1 + a) / |sin f| where neither is above 1.
   */
  settledBars(window) {
    const decay = exponential(-angle(window));
    const weight = (1 + decay) / Math.abs(sine(angle(window)));
    return passing(window) + updatesToSettle(1 - decay, weight);
  },
  compute({ closes, columns }, window) {
    const prices = closes.values;
    const decay = exponential(-angle(window));
    const first = 2 * decay * cosine(angle(window));
    const second = -(decay * decay);
    const direct = 1 - first - second;
    const through = passing(window);
    const smoothed = columns.empty(prices.length);
    let run = 0;
    let last = NaN;
    let beforeLast = NaN;
    for (let bar = 0; bar < smoothed.length; bar++) {
      const price = prices[bar] ?? NaN;
      if (Number.isNaN(price)) {
        run = 0;
        continue;
      }
      const value = ++run <= through ? price : direct * price + first * last + second * beforeLast;
      beforeLast = last;
      last = value;
      smoothed[bar] = value;
    }
    return smoothed;
  },
};
