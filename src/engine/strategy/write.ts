import { customMetricsOf } from "./writing/custom-metrics.ts";
import { writeNode } from "./writing/node.ts";
import type { StrategyNode } from "./tree.ts";

/**
 * A strategy in the format that `parseStrategy` reads, as plain JSON data, always written the same way: ids, aliases
 * and defaults as they are in normal form, calls as what they call, and the custom indicators in use on the root.
 * Reading it again gives the same strategy. Custom metrics of one id must be one.
 */
export function writeStrategy(strategy: StrategyNode): unknown {
  const customIndicators = customMetricsOf(strategy).map(({ id, title, formula }) => ({
    id,
    name: title,
    formula,
  }));
  const root = writeNode(strategy, {});
  return customIndicators.length === 0 ? root : { ...root, customIndicators };
}
