/** What a plan broke. */
import type { Visits } from "../coverage/visits.ts";

export interface Violation {
  readonly seed: number;
  readonly invariant: string;
  /** What was found, and what had happened, a line each: enough to understand it without playing it again. */
  readonly story: string;
}

export interface PlayedPlan {
  readonly violations: readonly Violation[];
  /** Orders that reached the broker: a plan without any proves little. */
  readonly orders: number;
  /** Everything that was not usual, a line each, whether or not something was violated. */
  readonly story: string;
  /** What it visited. */
  readonly visits: Visits;
}
