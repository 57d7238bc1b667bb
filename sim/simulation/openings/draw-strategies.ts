/** Strategies drawn from chance. */
import type { Draw } from "../../exchange/faults/draw.ts";
import { shuffled } from "../../exchange/random/generator.ts";
import { SYMBOLS } from "../market/shared-markets.ts";
import { type Rule, treeOf } from "../market/rules.ts";
import type { Mix } from "../market/trees.ts";
import type { SimulatedStrategy } from "../world/activate.ts";

const FULL = 100;

/** A rule that holds one of two mixes. */
export type DrawRule = (before: Mix, after: Mix) => Rule;

/** One or two symbols with whole percents that sum to 100. */
function drawMix(draw: Draw, symbols: readonly string[], fractions: () => number): Mix {
  const [first = "", second] = shuffled(symbols, fractions);
  if (second === undefined || draw.whole(0, 2) === 0) return { [first]: FULL };
  const part = draw.whole(2, 8) * 10;
  return { [first]: part, [second]: FULL - part };
}

/**
 * One to three strategies over two to six symbols that they share, so that what one sells another may want. Each goes from
 * one mix to another when SIGNAL crosses 100.
 */
export function drawStrategies(
  draw: Draw,
  fractions: () => number,
  drawRule: DrawRule = (before, after) => ({ kind: "switch", before, after }),
): SimulatedStrategy[] {
  const symbols = shuffled(SYMBOLS, fractions).slice(0, draw.oneOf([2, 2, 3, 3, 4, 6]));
  const count = draw.oneOf([1, 1, 2, 2, 3]);
  return Array.from({ length: count }, (_, index) => {
    const rule = drawRule(drawMix(draw, symbols, fractions), drawMix(draw, symbols, fractions));
    return {
      name: `strategy-${index + 1}`,
      rule,
      tree: treeOf(rule),
      sharePercent: Math.floor((draw.whole(6, 10) * 10) / count),
      frequency: "daily" as const,
    };
  });
}
