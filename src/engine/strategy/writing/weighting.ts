import type { BranchSuffix } from "../parsing/weighting.ts";
import type { Weighting } from "../weighting.ts";
import { percentOf } from "./percent.ts";

/** The fields of a weighting, without the children's weights, which stand in the children. */
export function writeWeighting(weighting: Weighting, suffix: BranchSuffix): Record<string, unknown> {
  const fields = Object.entries(plainFields(weighting));
  return Object.fromEntries(fields.map(([name, value]) => [`${name}${suffix}`, value]));
}

function plainFields(weighting: Weighting): object {
  const { mode } = weighting;
  switch (mode) {
    case "equal":
    case "defined":
      return { weighting: mode };
    case "inverse":
    case "pro":
      return { weighting: mode, volWindow: weighting.volWindow, ...writeCaps(weighting) };
    case "capped":
      return { weighting: mode, ...writeCaps(weighting), cappedFallback: weighting.fallback ?? "Empty" };
  }
}

function writeCaps({ minCap, maxCap }: { readonly minCap: number; readonly maxCap: number }): object {
  return { minCap: percentOf(minCap), maxCap: percentOf(maxCap) };
}
