import { formatText } from "./numeric-text.ts";

const FRACTION = new Intl.NumberFormat("en-US", {
  style: "percent",
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const PERCENT = new Intl.NumberFormat("en-US", {
  style: "unit",
  unit: "percent",
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** A fraction as percent with one decimal: 0.6 is `60.0%`. */
export function formatFraction(fraction: number): string {
  return FRACTION.format(fraction);
}

/** Percent (decimal text) with one decimal: `"60"` is `60.0%`. */
export function formatPercent(percent: string): string {
  return formatText(percent, PERCENT);
}
