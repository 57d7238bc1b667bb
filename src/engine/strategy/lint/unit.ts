/** What values are measured in, for people. */
import { findMetric } from "../../indicators/metric.ts";
import type { IndicatorReference } from "../condition.ts";

export type Unit =
  | "in dollars"
  | "a ratio of prices"
  | "a multiple of what the branch began with"
  | "in percent"
  | "a fraction"
  | "an index"
  | "in shares"
  | "a number of its own";

/** `null` where nobody knows: a formula may have any. */
export function unitOf({ metric, source }: IndicatorReference): Unit | null {
  const unit = typeof metric === "string" ? findMetric(metric)?.unit : undefined;
  switch (unit) {
    case undefined:
      return null;
    case "price":
      return PRICES[source.kind];
    case "percent":
      return "in percent";
    case "fraction":
      return "a fraction";
    case "index":
      return "an index";
    case "shares":
      return "in shares";
    case "number":
      return "a number of its own";
  }
}

const PRICES = {
  ticker: "in dollars",
  ratio: "a ratio of prices",
  branch: "a multiple of what the branch began with",
} as const;

/** A number that floats leave no trace on: 0.3 / 100 is 0.003, not 0.0029999999999999996. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
