import type { IndicatorReference } from "../condition.ts";
import { below, type Location, refuse } from "./location.ts";
import type { MetricReader } from "./metric-reader.ts";
import { parseSource } from "./ticker.ts";
import { wholeNumber } from "./whole-number.ts";

const DEFAULT_WINDOW = 14;

/** What the conditions and the scaling of a node are read with. */
export interface ReferenceScope {
  readonly metrics: MetricReader;
  /** Whether the node has the slots `then` and `else`, whose equity they may read. */
  readonly ownsBranches: boolean;
}

/** The fields that name an indicator. */
export interface ReferenceFields<Name extends string> {
  readonly metric: Name;
  readonly ticker: Name;
  /** Where the window stands; `null` where it is the left side's, which has been read. */
  readonly window: string | null;
}

/**
 * The indicator of a ticker, a ratio or a branch that two fields name, or `null` after noting what is wrong with it. `at`
 * is where the fields stand.
 */
export function parseReference<Name extends string>(
  written: { readonly [Field in Name]?: string | undefined },
  fields: ReferenceFields<Name>,
  window: number | undefined,
  at: Location,
  scope: ReferenceScope,
): IndicatorReference | null {
  const read = scope.metrics.read(written[fields.metric], at, fields.metric);
  const source = parseSource(written[fields.ticker], scope.ownsBranches, at, fields.ticker);
  if (read === null || source === null) return null;
  const { definition } = read;
  if (source.kind !== "ticker" && definition.inputs !== "closes") {
    const what = source.kind === "ratio" ? "a ratio" : "the equity of a branch";
    const message = `${what} has closes only; ${definition.id} reads more`;
    return refuse(below(at, fields.metric), "metric.needs-bars", message);
  }
  return {
    metric: read.metric,
    source,
    window: definition.hasWindow ? wholeNumber(window, DEFAULT_WINDOW, at, fields.window) : null,
  };
}
