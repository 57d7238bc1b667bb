import { exponentialAverages, wilderAverages } from "./averages.ts";
import { CLOSES, type Indicator } from "./definition.ts";
import { changes, last, mean } from "./lists.ts";
import { onRuns } from "./runs.ts";

/** An RSI that should not move but for rounding; the scale is 0 to 100. */
const FLAT_RANGE = 1e-9;
/** Movement of the Laguerre filters that is rounding, as a fraction of the price. */
const NO_MOVEMENT = 1e-12;
const LAGUERRE_GAMMA = 0.8;

export const RELATIVE_STRENGTH: readonly Indicator[] = [
  onRuns(
    "Relative Strength Index",
    CLOSES,
    (n) => n + 1,
    ({ close }, n) => wilderStrengths(close, n).at(-1)!,
  ),
  onRuns(
    "RSI (SMA)",
    CLOSES,
    (n) => n + 1,
    ({ close }, n) => strength(mean(last(gains(close), n)), mean(last(losses(close), n))),
  ),
  onRuns(
    "RSI (EMA)",
    CLOSES,
    (n) => n + 1,
    ({ close }, n) =>
      strength(exponentialAverages(gains(close), n).at(-1)!, exponentialAverages(losses(close), n).at(-1)!),
  ),
  onRuns(
    "Stochastic RSI",
    CLOSES,
    (n) => 2 * n,
    ({ close }, n) => {
      const strengths = last(wilderStrengths(close, n), n);
      const lowest = Math.min(...strengths);
      const highest = Math.max(...strengths);
      if (highest - lowest <= FLAT_RANGE) return NaN;
      return (100 * (strengths.at(-1)! - lowest)) / (highest - lowest);
    },
  ),
  onRuns(
    "Laguerre RSI",
    CLOSES,
    () => 2,
    ({ close }) => laguerreStrength(close),
  ),
];

function gains(closes: readonly number[]): readonly number[] {
  return changes(closes).map((change) => Math.max(change, 0));
}

function losses(closes: readonly number[]): readonly number[] {
  return changes(closes).map((change) => Math.max(-change, 0));
}

function strength(gain: number, loss: number): number {
  return loss === 0 ? 100 : 100 - 100 / (1 + gain / loss);
}

/** Wilder's RSI from the (n + 1)-th close on. */
function wilderStrengths(closes: readonly number[], n: number): readonly number[] {
  const averageLosses = wilderAverages(losses(closes), n);
  return wilderAverages(gains(closes), n).map((gain, index) => strength(gain, averageLosses[index]!));
}

/** Ehlers' four filters, each begun at the first price; written as steps so that a flat price leaves them alone. */
function laguerreStrength(closes: readonly number[]): number {
  let [l0, l1, l2, l3] = [closes[0]!, closes[0]!, closes[0]!, closes[0]!];
  for (const price of closes.slice(1)) {
    const [p0, p1, p2] = [l0, l1, l2];
    l0 = p0 + (1 - LAGUERRE_GAMMA) * (price - p0);
    l1 = p0 + LAGUERRE_GAMMA * (p1 - l0);
    l2 = p1 + LAGUERRE_GAMMA * (p2 - l1);
    l3 = p2 + LAGUERRE_GAMMA * (l3 - l2);
  }
  const steps = [l0 - l1, l1 - l2, l2 - l3];
  const up = steps.reduce((total, step) => total + Math.max(step, 0), 0);
  const down = steps.reduce((total, step) => total + Math.max(-step, 0), 0);
  return up + down <= NO_MOVEMENT * closes.at(-1)! ? NaN : (100 * up) / (up + down);
}
