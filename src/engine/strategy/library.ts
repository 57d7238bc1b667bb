/** What strategies refer to and do not have to bring along. */

/** A metric `custom:<id>` means this formula. */
export interface CustomIndicator {
  readonly id: string;
  readonly name?: string | null;
  readonly formula: string;
}

/** A node of kind `call` whose `callRefId` is this id stands for the tree. */
export interface CallChain {
  readonly id: string;
  readonly name?: string | null;
  /** As exports write it: an object, or JSON text. */
  readonly root: unknown;
}

/** The author's own indicators and chains. What a strategy brings along under the same id counts instead. */
export interface StrategyLibrary {
  readonly customIndicators?: readonly CustomIndicator[];
  readonly callChains?: readonly CallChain[];
}
