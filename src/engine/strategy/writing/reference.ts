/** Indicators and what they are computed on, as exports write them. */
import type { Metric, Source } from "../condition.ts";

export function writeMetric(metric: Metric): string {
  return typeof metric === "string" ? metric : `custom:${metric.id}`;
}

export function writeSource(source: Source): string {
  switch (source.kind) {
    case "ticker":
      return source.ticker;
    case "ratio":
      return `${source.numerator}/${source.denominator}`;
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
