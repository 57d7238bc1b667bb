import type { BlendPlan } from "./program.ts";

/**
 * The fraction that goes to the second branch: (value - from) / (to - from) within 0 and 1, also where `from` is
 * above `to`; 0 where the value is unknown or the two are the same.
 */
export function blendOf(value: number, { from, to }: Pick<BlendPlan, "from" | "to">): number {
  if (Number.isNaN(value) || from === to) return 0;
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}
