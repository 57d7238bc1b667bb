/** Indicators and what they are computed on, as exports write them. */
import { sharesBesideRatio } from "../../symbol-spelling.ts";
import type { Metric, Source } from "../condition.ts";

export function writeMetric(metric: Metric): string {
  return typeof metric === "string" ? metric : `custom:${metric.id}`;
}

/** A ratio that could be taken for a class of shares is written with spaces, which say that it is meant as a ratio. */
function writeRatio(numerator: string, denominator: string): string {
  const ratio = `${numerator}/${denominator}`;
  return sharesBesideRatio(ratio) === undefined ? ratio : `${numerator} / ${denominator}`;
}

export function writeSource(source: Source): string {
  switch (source.kind) {
    case "ticker":
      return source.ticker;
    case "ratio":
      return writeRatio(source.numerator, source.denominator);
    case "branch":
      return `branch:${source.slot}`;
  }
}

/** The field of a window; none for indicators without one. */
export function writeWindow<Name extends string>(
  name: Name,
  window: number | null,
): { readonly [Field in Name]?: number } {
  // Exactly the named field, or none of it.
  return window === null ? {} : ({ [name]: window } as { readonly [Field in Name]: number });
}
