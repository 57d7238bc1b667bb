import type { IndicatorDefinition } from "../../indicators/definition.ts";
import { findIndicator, nearestIndicatorId } from "../../indicators/registry.ts";
import type { IndicatorReference } from "../tree.ts";
import { below, type Location, refuse } from "./location.ts";
import type { ConditionShape } from "./shape.ts";
import { parseConditionTicker } from "./ticker.ts";
import { wholeBars } from "./window.ts";

const DEFAULT_WINDOW = 14;

/** The left side of a condition, or `null` after noting what is wrong with it. */
export function parseLeft(shape: ConditionShape, at: Location): IndicatorReference | null {
  const indicator = parseMetric(shape.metric, below(at, "metric"));
  const symbol = parseConditionTicker(shape.ticker, below(at, "ticker"));
  return referenceTo(indicator, symbol, shape.window);
}

/** The right side of an expanded condition; what it leaves out falls back to the left side's field. */
export function parseRight(shape: ConditionShape, at: Location): IndicatorReference | null {
  const indicator =
    shape.rightMetric === undefined
      ? parseMetric(shape.metric, below(at, "metric"))
      : parseMetric(shape.rightMetric, below(at, "rightMetric"));
  const symbol =
    shape.rightTicker === undefined
      ? parseConditionTicker(shape.ticker, below(at, "ticker"))
      : parseConditionTicker(shape.rightTicker, below(at, "rightTicker"));
  return referenceTo(indicator, symbol, shape.rightWindow ?? shape.window);
}

function referenceTo(
  indicator: IndicatorDefinition | null,
  symbol: { ticker: string } | null,
  window: number | undefined,
): IndicatorReference | null {
  if (indicator === null || symbol === null) return null;
  return {
    metric: indicator.id,
    ticker: symbol.ticker,
    window: indicator.hasWindow ? wholeBars(window, DEFAULT_WINDOW) : null,
  };
}

function parseMetric(name: string | undefined, at: Location): IndicatorDefinition | null {
  if (name === undefined) return refuse(at, "metric.missing", "the condition names no metric");
  if (name.startsWith("custom:")) {
    return refuse(at, "metric.custom-unsupported", `custom indicators (${name}) are not supported yet`);
  }
  const indicator = findIndicator(name);
  if (indicator !== undefined) return indicator;
  const nearest = nearestIndicatorId(name);
  return refuse(
    at,
    "metric.unknown",
    `the metric "${name}" is unknown or not supported yet; the nearest is "${nearest}"`,
  );
}
