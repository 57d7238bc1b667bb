import type { IndicatorDefinition } from "./definition.ts";
import { updatesToSettle } from "./settling.ts";

/**
 * Wilder's relative strength index of the adjusted closes, 0 to 100 (J. Welles Wilder, New Concepts in
 * Technical Trading Systems, 1978): average gain and loss are seeded by the mean of the first n changes and
 * then smoothed with alpha 1 / n; 100 when the average loss is 0. Seeded anew after a hole.
 */
export const relativeStrengthIndex: IndicatorDefinition = {
  id: "Relative Strength Index",
  aliases: ["RSI"],
  hasWindow: true,
  requiredBars: (window) => window + 1,
  settledBars: (window) => window + 1 + updatesToSettle(1 / window),
  compute(bars, window) {
    const closes = bars.close;
    const values = new Float64Array(closes.length).fill(NaN);
    let changes = 0;
    let previous = NaN;
    let gain = 0;
    let loss = 0;
    for (let bar = 0; bar < closes.length; bar++) {
      const close = closes[bar] ?? NaN;
      const change = close - previous;
      previous = close;
      if (Number.isNaN(change)) {
        changes = 0;
        gain = 0;
        loss = 0;
        continue;
      }
      const up = Math.max(change, 0);
      const down = Math.max(-change, 0);
      changes++;
      if (changes <= window) {
        gain += up / window;
        loss += down / window;
      } else {
        gain += (up - gain) / window;
        loss += (down - loss) / window;
      }
      if (changes >= window) values[bar] = loss === 0 ? 100 : (100 * gain) / (gain + loss);
    }
    return values;
  },
};
