/** What a strategy does on a day on which it cannot be decided, because its data are missing or were refused. */

export type BadDataPolicy =
  | { readonly policy: "hold" }
  /** This run leaves the strategy out. It trades as little as one that holds, and is recorded as skipped. */
  | { readonly policy: "skip" }
  /** All of the strategy goes into one symbol. */
  | { readonly policy: "safe_asset"; readonly symbol: string };

/** What comes of a policy: nothing is traded, or the symbol is held alone. */
export type BadDataAnswer =
  | { readonly kind: "hold" | "skip" }
  | { readonly kind: "safe_asset"; readonly symbol: string };

/** The symbol that a policy may come to need. */
export function safeAssetOf(policy: BadDataPolicy): string | null {
  return policy.policy === "safe_asset" ? policy.symbol : null;
}

/**
 * Applies a policy. The safe asset must itself have a good price, and everything that the strategy holds must have
 * one that tells its worth; else it holds.
 */
export function answerBadData(
  policy: BadDataPolicy,
  { safeAssetIsGood, holdingsAreValued }: { safeAssetIsGood: boolean; holdingsAreValued: boolean },
): BadDataAnswer {
  if (policy.policy !== "safe_asset") return { kind: policy.policy };
  if (!safeAssetIsGood || !holdingsAreValued) return { kind: "hold" };
  return { kind: "safe_asset", symbol: policy.symbol };
}
