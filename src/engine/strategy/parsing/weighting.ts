import type { Caps, Weighting } from "../weighting.ts";
import { below, type Location, refuse, warn } from "./location.ts";
import { quoted } from "./quoted.ts";
import type { NodeShape } from "./shape/node.ts";
import { parseHolding } from "./ticker.ts";
import { wholeNumber } from "./whole-number.ts";

/** Which of the `...Then` and `...Else` fields a branch reads before the plain ones; empty for neither. */
export type BranchSuffix = "" | "Then" | "Else";

const DEFAULT_VOLATILITY_WINDOW = 20;

/** The modes that have a volatility window. */
const VOLATILITY = /^(?:inverse|pro)$/i;

/** The weight that a child states for the `defined` mode of its parent, in any unit. */
export interface StatedWeight {
  readonly weight: number | undefined;
  /** Whether the same field is also the child's ranking window. */
  readonly isWindowToo: boolean;
  readonly at: Location;
}

/** How a branch weights its children, given in order. `null` after noting an error. */
export function parseWeighting(
  shape: NodeShape,
  suffix: BranchSuffix,
  children: readonly StatedWeight[],
  at: Location,
): Weighting | null {
  const mode = modeOf(shape, suffix);
  switch (mode.toLowerCase()) {
    case "equal":
      return { mode: "equal" };
    case "defined":
      return { mode: "defined", weights: children.map(parseStatedWeight) };
    case "inverse":
      return {
        mode: "inverse",
        volWindow: parseVolatilityWindow(shape, suffix, at),
        ...parseCaps(shape, suffix, at),
      };
    case "pro":
      return {
        mode: "pro",
        volWindow: parseVolatilityWindow(shape, suffix, at),
        ...parseCaps(shape, suffix, at),
      };
    case "capped": {
      const fallback = parseFallback(shape, suffix, at);
      if (fallback === null) return null;
      const ticker = fallback === "cash" ? null : fallback.ticker;
      return { mode: "capped", fallback: ticker, ...parseCaps(shape, suffix, at) };
    }
    default: {
      const field = shape[`weighting${suffix}`] === undefined ? "weighting" : `weighting${suffix}`;
      const message = `${quoted(mode)} is not a weighting; there are equal, defined, inverse, pro, capped`;
      return refuse(below(at, field), "weighting.unknown", message);
    }
  }
}

function modeOf(shape: NodeShape, suffix: BranchSuffix): string {
  return shape[`weighting${suffix}`] ?? shape.weighting ?? "equal";
}

/** A weight that is missing or negative counts as 0, and the strategy's author is told. */
function parseStatedWeight({ weight, isWindowToo, at }: StatedWeight): number {
  if (isWindowToo) {
    warn(
      below(at, "window"),
      "weighting.window-shared",
      "the window is read as the weight as well, because definedWeight is missing",
    );
  }
  if (weight === undefined) {
    warn(
      at,
      "weighting.weight-missing",
      "the node has no weight although its parent weights by it: read as 0",
    );
    return 0;
  }
  if (weight < 0) {
    warn(at, "weighting.weight-negative", `a weight of ${weight} is read as 0: nothing is sold short`);
    return 0;
  }
  return weight;
}

function parseVolatilityWindow(shape: NodeShape, suffix: BranchSuffix, at: Location): number {
  const field = shape[`volWindow${suffix}`] === undefined ? "volWindow" : (`volWindow${suffix}` as const);
  // What both branches read is told of once.
  const isTold = suffix === "Else" && field === "volWindow" && VOLATILITY.test(modeOf(shape, "Then"));
  return wholeNumber(shape[field], DEFAULT_VOLATILITY_WINDOW, at, isTold ? null : field);
}

/** Percent in exports, fractions in the tree. */
function parseCaps(shape: NodeShape, suffix: BranchSuffix, at: Location): Caps {
  const minCap = fraction(shape[`minCap${suffix}`] ?? shape.minCap ?? 0);
  const maxCap = fraction(shape[`maxCap${suffix}`] ?? shape.maxCap ?? 100);
  if (minCap > maxCap) {
    warn(at, "weighting.caps-crossed", "the smallest weight is above the largest, which prevails");
  }
  return { minCap: Math.min(minCap, maxCap), maxCap };
}

function fraction(percent: number): number {
  return Math.min(100, Math.max(0, percent)) / 100;
}

function parseFallback(shape: NodeShape, suffix: BranchSuffix, at: Location) {
  const field = `cappedFallback${suffix}` as const;
  if (shape[field] !== undefined) return parseHolding(shape[field], below(at, field));
  return parseHolding(shape.cappedFallback ?? "Empty", below(at, "cappedFallback"));
}
