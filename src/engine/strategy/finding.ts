/** What a parser or a linter found in a strategy. */
export interface Finding {
  /** Stable and machine readable: `metric.unknown`. */
  readonly code: string;
  /** A strategy with an error does not trade. */
  readonly level: "error" | "warning";
  /** The node that it is about; `null` when it is about the tree. */
  readonly nodeId: string | null;
  /** Where in the input, as a JSON Pointer (RFC 6901); empty for the whole. */
  readonly path: string;
  /** For people. */
  readonly message: string;
}
