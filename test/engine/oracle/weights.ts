/** How a slot divides its weight among its active children. */
import type { Weighting } from "./tree/tree.ts";

/** Smaller differences of weights are rounding. */
const NOTHING = 1e-12;
/** Steady growth has a volatility of 0 but for rounding. */
const NO_VOLATILITY = 1e-12;

export interface Child {
  readonly statedWeight: number;
  /** A fraction, NaN where unknown; weightings by volatility ask for it. */
  volatility(): number;
}

/** One fraction for each of at least one active child, and the fraction that goes to the fallback. */
export function weigh(
  children: readonly Child[],
  { mode, minCap, maxCap }: Weighting,
): { weights: readonly number[]; excess: number } {
  switch (mode) {
    case "equal":
      return { weights: equal(children.length), excess: 0 };
    case "defined":
      return { weights: inProportionTo(children.map((child) => child.statedWeight)), excess: 0 };
    case "inverse":
    case "pro": {
      const volatilities = children.map((child) => child.volatility());
      const proportional = volatilities.every((volatility) => volatility > NO_VOLATILITY)
        ? inProportionTo(volatilities.map((volatility) => (mode === "inverse" ? 1 / volatility : volatility)))
        : equal(children.length);
      const clamped = clamp(proportional, minCap, maxCap);
      return { weights: handOut(clamped, maxCap), excess: 0 };
    }
    case "capped": {
      const clamped = clamp(equal(children.length), minCap, maxCap);
      return { weights: clamped, excess: leftOver(clamped) };
    }
  }
}

function equal(count: number): readonly number[] {
  return Array.from({ length: count }, () => 1 / count);
}

/** Equal when the parts sum to nothing. */
function inProportionTo(parts: readonly number[]): readonly number[] {
  const whole = total(parts);
  return whole > 0 ? parts.map((part) => part / whole) : equal(parts.length);
}

/** Within the caps; when that is more than the whole, the parts above the minimum shrink, or all are the same. */
function clamp(weights: readonly number[], minCap: number, maxCap: number): readonly number[] {
  const clamped = weights.map((weight) => Math.min(maxCap, Math.max(minCap, weight)));
  if (total(clamped) <= 1 + NOTHING) return clamped;
  const minima = clamped.length * minCap;
  if (minima >= 1) return equal(clamped.length);
  const shrink = (1 - minima) / (total(clamped) - minima);
  return clamped.map((weight) => minCap + shrink * (weight - minCap));
}

/** What is left goes to the weights below the cap in proportion to them, round after round. */
function handOut(weights: readonly number[], maxCap: number): readonly number[] {
  const left = leftOver(weights);
  const open = total(weights.filter((weight) => weight < maxCap));
  if (left === 0 || open === 0) return weights;
  const raised = weights.map((weight) =>
    weight < maxCap ? Math.min(maxCap, weight + (left * weight) / open) : weight,
  );
  return handOut(raised, maxCap);
}

function leftOver(weights: readonly number[]): number {
  const left = 1 - total(weights);
  return left > NOTHING ? left : 0;
}

function total(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}
