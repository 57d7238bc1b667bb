import { type Fields, nameIn, numberOf, textOf, wholeBars } from "./fields.ts";
import { readHolding } from "./read-ticker.ts";
import type { Weighting } from "./tree.ts";

const MODES = ["equal", "defined", "inverse", "pro", "capped"] as const;
const DEFAULT_VOLATILITY_WINDOW = 20;

/** How a slot weights its children: each field of its own side first, then the plain one. */
export function readWeighting(fields: Fields, side: "" | "Then" | "Else"): Weighting {
  const text = (name: string) => textOf(fields[`${name}${side}`]) ?? textOf(fields[name]);
  const number = (name: string) => numberOf(fields[`${name}${side}`]) ?? numberOf(fields[name]);
  const maxCap = fraction(number("maxCap") ?? 100);
  return {
    mode: nameIn(MODES, text("weighting") ?? "equal"),
    volWindow: wholeBars(number("volWindow"), DEFAULT_VOLATILITY_WINDOW),
    minCap: Math.min(maxCap, fraction(number("minCap") ?? 0)),
    maxCap,
    fallback: readHolding(text("cappedFallback")),
  };
}

function fraction(percent: number): number {
  return Math.min(100, Math.max(0, percent)) / 100;
}
