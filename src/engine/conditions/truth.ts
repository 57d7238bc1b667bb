/**
 * Kleene's strong three-valued logic (S. C. Kleene, Introduction to Metamathematics, 1952) as codes.
 */
export const FALSE = 0;
export const TRUE = 1;
export const UNKNOWN = 2;

export type Truth = typeof FALSE | typeof TRUE | typeof UNKNOWN;

const NAMES = ["false", "true", "unknown"] as const;
export type TruthName = (typeof NAMES)[number];

/** False as soon as one side is, whatever the other; otherwise unknown when one side is. */
export function and(left: Truth, right: Truth): Truth {
  if (left === FALSE || right === FALSE) return FALSE;
  return left === UNKNOWN || right === UNKNOWN ? UNKNOWN : TRUE;
}

/** The word for a truth, as traces write it. */
export function truthName(truth: Truth): TruthName {
  return NAMES[truth];
}
