/** What a file means where it says nothing. Files of the Forge and plain trees differ in this, and in this alone. */
export interface Defaults {
  /** How many items of a numbered node must be true. */
  readonly quantifier: "any" | "all";
  /** The number of a quantifier that has one. */
  readonly n: number;
  /** Whether an altExit that has only `conditions` goes in by them; otherwise they are ignored. */
  readonly conditionsEnter: boolean;
}

export const PLAIN_DEFAULTS: Defaults = { quantifier: "any", n: 1, conditionsEnter: false };

/** Those of the program that the files come from. */
export const FORGE_DEFAULTS: Defaults = { quantifier: "all", n: 0, conditionsEnter: true };
