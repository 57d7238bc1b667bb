/** What becomes of one call that leaves the account's object. */

/** A call that leaves the object, in the order in which they leave. */
export interface Boundary {
  /** From 0. */
  readonly number: number;
  /** `POST /v2/orders`, `kv.get`, `deliver execution`. */
  readonly name: string;
  /** When it left, epoch ms by the exchange's clock. */
  readonly at: number;
}

/**
 * When the object is killed: `before_effect`: the call was made and nothing came of it; `answer_lost`: it had its
 * effect, and its answer never came; `after_answer`: at the next call, or when the object has nothing more to do;
 * `writes_lost`: the same, and what was written since is lost.
 */
export const KILLS = ["before_effect", "answer_lost", "after_answer", "writes_lost"] as const;
export type Kill = (typeof KILLS)[number];

/** How a call fails without a kill: `before_effect`: it never arrived; `after_effect`: it did, and its answer was lost. */
export const FAILURES = ["before_effect", "after_effect"] as const;
export type Failure = (typeof FAILURES)[number];

export interface Fate {
  /** Virtual ms from the call to its effect, and from there to the answer. */
  readonly there: number;
  readonly back: number;
  readonly kill?: Kill | undefined;
  readonly failure?: Failure | undefined;
}

/** Decides what becomes of each call. */
export type Fates = (boundary: Boundary) => Fate;
