import type { Branch, NodeLooks } from "../../tree.ts";
import type { Defaults } from "../defaults.ts";
import type { Location } from "../location.ts";
import type { MetricReader } from "../metric-reader.ts";
import type { NodeShape } from "../shape/node.ts";
import type { BranchSuffix } from "../weighting.ts";

/** What the parser of a node kind has to work with. */
export interface NodeSource {
  readonly shape: NodeShape;
  readonly looks: NodeLooks;
  readonly at: Location;
  readonly metrics: MetricReader;
  readonly defaults: Defaults;
  /**
   * The children of a slot in normal form, with the weighting that the fields with `suffix` state. Children
   * with errors are left out and a weighting with an error is read as equal; the errors are noted.
   */
  readonly branch: (slot: string, suffix: BranchSuffix) => Branch;
}
