import type { IndicatorReference } from "../condition.ts";
import { type Location, refuse } from "./location.ts";
import type { MetricReader } from "./metric-reader.ts";
import { parseSource } from "./ticker.ts";
import { wholeBars } from "./window.ts";

const DEFAULT_WINDOW = 14;

/** What the conditions and the scaling of a node are read with. */
export interface ReferenceScope {
  readonly metrics: MetricReader;
  /** Whether the node has the slots `then` and `else`, whose equity they may read. */
  readonly ownsBranches: boolean;
}

/** A text and where it stands. */
export interface Field {
  readonly value: string | undefined;
  readonly at: Location;
}

/** An indicator of a ticker, a ratio or a branch, or `null` after noting what is wrong with it. */
export function parseReference(
  metric: Field,
  ticker: Field,
  window: number | undefined,
  scope: ReferenceScope,
): IndicatorReference | null {
  const read = scope.metrics.read(metric.value, metric.at);
  const source = parseSource(ticker.value, scope.ownsBranches, ticker.at);
  if (read === null || source === null) return null;
  const { definition } = read;
  if (source.kind !== "ticker" && definition.inputs !== "closes") {
    const what = source.kind === "ratio" ? "a ratio" : "the equity of a branch";
    return refuse(metric.at, "metric.needs-bars", `${what} has closes only; ${definition.id} reads more`);
  }
  return {
    metric: read.metric,
    source,
    window: definition.hasWindow ? wholeBars(window, DEFAULT_WINDOW) : null,
  };
}
