import type { FindingCode, FindingLevel } from "./finding-codes.ts";

/** What a parser or a linter found in a strategy. */
export interface Finding {
  /** Stable and machine readable: `metric.unknown`. */
  readonly code: FindingCode;
  /** A strategy with an error does not trade. */
  readonly level: FindingLevel;
  /** The node that it is about; `null` when it is about the tree. */
  readonly nodeId: string | null;
  /**
   * Where in the input, as a JSON Pointer (RFC 6901); empty for the whole. What lies in a called chain is reached
   * through the call, as if the chain stood there: `/children/next/0/callRefId/positions/1`.
   */
  readonly path: string;
  /** For people. */
  readonly message: string;
}
