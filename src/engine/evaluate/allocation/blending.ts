import type { BlendPlan } from "../program.ts";
import type { AllocationPool } from "./allocation-pool.ts";

/**
 * The fraction that goes to the second branch: (value - from) / (to - from) within 0 and 1, also where `from` is
 * above `to`; 0 where the value is unknown or the two are the same.
 */
export function blendOf(value: number, { from, to }: Pick<BlendPlan, "from" | "to">): number {
  if (Number.isNaN(value) || from === to) return 0;
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

const BOTH = [0, 1];

/** Two allocations blended. An empty side stays cash: its part of the weight goes nowhere else. */
export function blended(first: number, second: number, blend: number, pool: AllocationPool): number {
  if (blend === 0 || first === second) return first;
  if (blend === 1) return second;
  return pool.combine(BOTH, Uint32Array.of(first, second), Float64Array.of(1 - blend, blend));
}
