/**
 * Whether a pinned strategy may go on under the engine as it is now. A deploy that changes the engine's semantics
 * changes every fingerprint; a strategy whose recent decisions would have been the same is pinned anew, another waits
 * for its owner.
 */

/** How many of the latest decisions are made again. */
export const DECISIONS_COMPARED = 60;
/** Weights that differ by no more than this fraction are equal: sums of floats in another order. */
const TOLERANCE = 1e-9;

/** What a strategy means, and to which engine. */
export interface Pin {
  readonly fingerprint: string;
  readonly engineVersion: string;
}

/** Fractions by symbol. */
export type Weights = Readonly<Record<string, number>>;

/** One decision as it was made, and as it is made now from the same bars and prices. */
export interface RepeatedDecision {
  /** New York date. */
  readonly date: string;
  readonly stored: Weights;
  /** Null when it could not be made again. */
  readonly recomputed: Weights | null;
}

/** One weight that would be another: fractions, 0 where the symbol is not named. */
export interface WeightDifference {
  readonly symbol: string;
  readonly stored: number;
  readonly recomputed: number;
}

export type FingerprintVerdict =
  | { readonly kind: "same" }
  /** The present pin takes the place of the old one. */
  | { readonly kind: "repin"; readonly pin: Pin; readonly compared: number }
  | {
      readonly kind: "hold";
      readonly code: "strategy_changed" | "decision_changed" | "not_recomputed";
      /** The first date that stands against it; null where it is not about one. */
      readonly date: string | null;
      readonly differences: readonly WeightDifference[];
      readonly message: string;
    };

function differencesOf(stored: Weights, recomputed: Weights): WeightDifference[] {
  const symbols = new Set([...Object.keys(stored), ...Object.keys(recomputed)]);
  return [...symbols]
    .toSorted()
    .map((symbol) => ({ symbol, stored: stored[symbol] ?? 0, recomputed: recomputed[symbol] ?? 0 }))
    .filter((weight) => !(Math.abs(weight.stored - weight.recomputed) <= TOLERANCE));
}

function hold(
  code: "strategy_changed" | "decision_changed" | "not_recomputed",
  message: string,
  date: string | null = null,
  differences: readonly WeightDifference[] = [],
): FingerprintVerdict {
  return { kind: "hold", code, date, differences, message };
}

/**
 * Compares what was pinned with what is there now. Another fingerprint under the same engine means that the tree is
 * not the one that was activated; without any decision yet there is nothing that could have been another one. A
 * decision that could not be made again stands against the strategy as one that differs does.
 */
export function checkFingerprint(
  pinned: Pin,
  present: Pin,
  decisions: readonly RepeatedDecision[],
): FingerprintVerdict {
  if (pinned.fingerprint === present.fingerprint) return { kind: "same" };
  if (pinned.engineVersion === present.engineVersion) {
    return hold("strategy_changed", "the strategy is not the one that was activated");
  }
  for (const { date, stored, recomputed } of decisions.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    if (recomputed === null) {
      return hold("not_recomputed", `the decision of ${date} could not be made again`, date);
    }
    const differences = differencesOf(stored, recomputed);
    const [first] = differences;
    if (!first) continue;
    const message = `on ${date} it would hold ${first.recomputed} of ${first.symbol}, and held ${first.stored}`;
    return hold("decision_changed", message, date, differences);
  }
  return { kind: "repin", pin: present, compared: decisions.length };
}
