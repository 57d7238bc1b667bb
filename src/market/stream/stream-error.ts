/** What to do when the stream says that something is wrong. Source: Alpaca, "Streaming Market Data", errors. */

/** `stop`: asking again would end the same way; an operator must look. `retry`: another connection may do. */
export type Remedy = "stop" | "retry" | "go_on";

const REMEDIES: Readonly<Record<number, Remedy>> = {
  /** Invalid syntax. */
  400: "stop",
  /** The keys are wrong. */
  402: "stop",
  /** Already authenticated. */
  403: "go_on",
  /** More symbols than the plan allows. */
  405: "stop",
  /** The plan does not have the feed. */
  409: "stop",
  /** A channel that the feed does not have. */
  410: "stop",
};

/**
 * The remedy for an error's code. All others may pass: 401 and 404 (signed in too late), 406 (the connection before
 * still counts), 407 (too slow), 500, and whatever comes to be added.
 */
export function remedyFor(code: number): Remedy {
  return REMEDIES[code] ?? "retry";
}
