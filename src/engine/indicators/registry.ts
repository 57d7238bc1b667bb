/** All indicators, by id and alias. A new indicator is a file of its own and a line in this list. */
import { currentPrice } from "./current-price.ts";
import type { IndicatorDefinition } from "./definition.ts";
import { editDistance } from "./edit-distance.ts";
import { exponentialMovingAverage } from "./exponential-moving-average.ts";
import { rateOfChange } from "./rate-of-change.ts";
import {
  exponentialRelativeStrengthIndex,
  relativeStrengthIndex,
  simpleRelativeStrengthIndex,
} from "./relative-strength-index.ts";
import { simpleMovingAverage } from "./simple-moving-average.ts";
import { aroonDown, aroonOscillator, aroonUp } from "./aroon.ts";
import { averageDirectionalIndex } from "./average-directional-index.ts";
import { averageTrueRange, averageTrueRangePercent } from "./average-true-range.ts";
import { commodityChannelIndex } from "./commodity-channel-index.ts";
import { convergenceDivergence, percentageConvergenceDivergence } from "./convergence-divergence.ts";
import { laguerreRelativeStrengthIndex } from "./laguerre-relative-strength-index.ts";
import { moneyFlowIndex } from "./money-flow-index.ts";
import { onBalanceVolumeChange } from "./on-balance-volume.ts";
import { stochasticD, stochasticK, williamsR } from "./stochastic-oscillator.ts";
import { stochasticRelativeStrengthIndex } from "./stochastic-relative-strength-index.ts";
import { volumeWeightedAveragePriceRatio } from "./volume-weighted-average-price.ts";
import { volume } from "./volume.ts";
import { bollingerBandwidth, bollingerPosition } from "./bollinger-bands.ts";
import {
  doubleExponentialMovingAverage,
  tripleExponentialMovingAverage,
} from "./cascaded-moving-averages.ts";
import { drawdown, maxDrawdown, ulcerIndex } from "./drawdowns.ts";
import { kaufmanAdaptiveMovingAverage } from "./kaufman-adaptive-moving-average.ts";
import { linearRegressionSlope, linearRegressionValue, trendClarity } from "./linear-regression.ts";
import { averageMomentum, unweightedMomentum, weightedMomentum } from "./momentum.ts";
import { priceVersusAverage } from "./price-versus-average.ts";
import { averageReturn, cumulativeReturn } from "./returns.ts";
import { historicalVolatility, standardDeviation, standardDeviationOfPrice } from "./standard-deviations.ts";
import { ultimateSmoother } from "./ultimate-smoother.ts";
import { hullMovingAverage, weightedMovingAverage } from "./weighted-moving-averages.ts";
import { wilderMovingAverage } from "./wilder-moving-average.ts";

export const INDICATORS: readonly IndicatorDefinition[] = [
  currentPrice,
  simpleMovingAverage,
  exponentialMovingAverage,
  relativeStrengthIndex,
  rateOfChange,
  simpleRelativeStrengthIndex,
  exponentialRelativeStrengthIndex,
  stochasticRelativeStrengthIndex,
  laguerreRelativeStrengthIndex,
  aroonUp,
  aroonDown,
  aroonOscillator,
  convergenceDivergence,
  percentageConvergenceDivergence,
  averageTrueRange,
  averageTrueRangePercent,
  williamsR,
  commodityChannelIndex,
  stochasticK,
  stochasticD,
  averageDirectionalIndex,
  moneyFlowIndex,
  onBalanceVolumeChange,
  volumeWeightedAveragePriceRatio,
  volume,
  hullMovingAverage,
  weightedMovingAverage,
  wilderMovingAverage,
  doubleExponentialMovingAverage,
  tripleExponentialMovingAverage,
  kaufmanAdaptiveMovingAverage,
  ultimateSmoother,
  standardDeviation,
  standardDeviationOfPrice,
  historicalVolatility,
  maxDrawdown,
  drawdown,
  ulcerIndex,
  cumulativeReturn,
  averageReturn,
  weightedMomentum,
  unweightedMomentum,
  averageMomentum,
  trendClarity,
  linearRegressionSlope,
  linearRegressionValue,
  priceVersusAverage,
  bollingerPosition,
  bollingerBandwidth,
];

const BY_NAME: ReadonlyMap<string, IndicatorDefinition> = new Map(
  INDICATORS.flatMap((indicator) =>
    [indicator.id, ...indicator.aliases].map((name): [string, IndicatorDefinition] => [name, indicator]),
  ),
);

const BY_NAME_IN_LOWER_CASE: ReadonlyMap<string, IndicatorDefinition> = new Map(
  [...BY_NAME].map(([name, indicator]) => [name.toLowerCase(), indicator]),
);

/** The longest name that is compared letter by letter, so that an absurd name costs nothing. */
const LONGEST_NAME = 100;

/** A name may be misspelt in one of so many letters; another one is another name, as MACD is not MDD. */
const LETTERS_AN_EDIT = 5;

/** So many indicators are named where a name means none. */
const MOST_NAMED = 3;

/** The shortest word of a name that says what it is about. */
const SHORTEST_WORD = 3;

/** The indicator of that id or alias, `undefined` when there is none. Letter case counts. */
export function findIndicator(name: string): IndicatorDefinition | undefined {
  return BY_NAME.get(name);
}

/** The same in any letter case, as people write it; no two names differ in that alone. */
export function findIndicatorInAnyCase(name: string): IndicatorDefinition | undefined {
  return BY_NAME.get(name) ?? BY_NAME_IN_LOWER_CASE.get(name.toLowerCase());
}

/**
 * The id whose spelling, or whose alias's spelling, comes nearest to the name, letter case aside; `undefined` where none
 * is near enough to be meant.
 */
export function nearestIndicatorId(name: string): string | undefined {
  const wanted = name.slice(0, LONGEST_NAME).toLowerCase();
  let nearest: IndicatorDefinition | undefined;
  let fewest = Infinity;
  for (const [known, indicator] of BY_NAME_IN_LOWER_CASE) {
    const edits = editDistance(wanted, known);
    if (edits > Math.min(wanted.length, known.length) / LETTERS_AN_EDIT || edits >= fewest) continue;
    // Bollinger Bands are not a misspelt "Bollinger Bands %B".
    if (isPartOf(wordsOf(wanted), wordsOf(known))) continue;
    fewest = edits;
    nearest = indicator;
  }
  return nearest?.id;
}

/**
 * The ids of some indicators whose names have words of the name, those first that share the most telling ones: the fewer
 * indicators have a word, the more it tells.
 */
export function relatedIndicatorIds(name: string): string[] {
  const wanted = wordsOf(name.slice(0, LONGEST_NAME));
  const shared = INDICATORS.map(({ id, aliases }) => {
    const words = new Set([id, ...aliases].flatMap(wordsOf));
    return { id, words: wanted.filter((word) => word.length >= SHORTEST_WORD && words.has(word)) };
  }).filter(({ words }) => words.length > 0);
  const tells = (word: string) => 1 / shared.filter(({ words }) => words.includes(word)).length;
  const score = (words: readonly string[]) => words.reduce((sum, word) => sum + tells(word), 0);
  return shared
    .toSorted((one, other) => score(other.words) - score(one.words))
    .slice(0, MOST_NAMED)
    .map(({ id }) => id);
}

function wordsOf(name: string): string[] {
  return name.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

function isPartOf(words: readonly string[], more: readonly string[]): boolean {
  return words.length < more.length && words.every((word) => more.includes(word));
}
