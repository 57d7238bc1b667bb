/** All indicators, by id and alias. A new indicator is a file of its own and a line in this list. */
import { currentPrice } from "./current-price.ts";
import type { IndicatorDefinition } from "./definition.ts";
import { editDistance } from "./edit-distance.ts";
import { exponentialMovingAverage } from "./exponential-moving-average.ts";
import { rateOfChange } from "./rate-of-change.ts";
import { relativeStrengthIndex } from "./relative-strength-index.ts";
import { simpleMovingAverage } from "./simple-moving-average.ts";

export const INDICATORS: readonly IndicatorDefinition[] = [
  currentPrice,
  simpleMovingAverage,
  exponentialMovingAverage,
  relativeStrengthIndex,
  rateOfChange,
];

const BY_NAME: ReadonlyMap<string, IndicatorDefinition> = new Map(
  INDICATORS.flatMap((indicator) =>
    [indicator.id, ...indicator.aliases].map((name): [string, IndicatorDefinition] => [name, indicator]),
  ),
);

/** The longest name that is compared letter by letter, so that an absurd name costs nothing. */
const LONGEST_NAME = 100;

/** The indicator of that id or alias, `undefined` when there is none. Letter case counts. */
export function findIndicator(name: string): IndicatorDefinition | undefined {
  return BY_NAME.get(name);
}

/** The id whose spelling, or whose alias's spelling, comes nearest to the name, letter case aside. */
export function nearestIndicatorId(name: string): string {
  const wanted = name.slice(0, LONGEST_NAME).toLowerCase();
  let nearest = currentPrice;
  let fewest = Infinity;
  for (const [known, indicator] of BY_NAME) {
    const edits = editDistance(wanted, known.toLowerCase());
    if (edits < fewest) {
      fewest = edits;
      nearest = indicator;
    }
  }
  return nearest.id;
}
