/** What a strategy does in a run: what it decided, or what its owner chose for days of bad data. */
import type { Decision } from "../../../../engine/evaluate/decide.ts";
import { answerBadData, type BadDataPolicy, safeAssetOf } from "../../../../engine/prices/bad-data.ts";
import type { Ledger } from "../../../../engine/rebalance/types.ts";
import { isGood } from "../../../../market/snapshot/snapshot.ts";
import type { StrategyRow } from "../../store/strategies.ts";
import type { DecisionData, StrategyDecision } from "./decide.ts";
import type { Reason } from "../../record/reasons.ts";

export interface Course {
  /** Null when it neither buys nor sells. */
  readonly decision: Decision | null;
  /** Why it did not decide by its tree; null when it did. */
  readonly reason: Reason | null;
  /** The policy that was applied to bad data; null when none was. */
  readonly policy: StrategyRow["onBadData"] | null;
}

/** The policy of an activation as it is stored. */
export function policyOf({
  onBadData,
  safeAsset,
}: Pick<StrategyRow, "onBadData" | "safeAsset">): BadDataPolicy {
  if (onBadData !== "safe_asset") return { policy: onBadData };
  if (safeAsset === null) throw new Error("a strategy that goes to a safe asset names it");
  return { policy: "safe_asset", symbol: safeAsset };
}

/** The course of a strategy on a date (New York), once its tree was asked. */
export function courseOf(
  strategy: StrategyRow,
  ledger: Ledger,
  date: string,
  { snapshot, doubts }: Pick<DecisionData, "snapshot" | "doubts">,
  decided: StrategyDecision,
): Course {
  if (decided.ok) return { decision: decided.decision, reason: null, policy: null };
  const { reason } = decided;
  if (!decided.isBadData) return { decision: null, reason, policy: null };
  const policy = policyOf(strategy);
  const safeAsset = safeAssetOf(policy) ?? "";
  const answer = answerBadData(policy, {
    safeAssetIsGood: isGood(snapshot.prices[safeAsset]) && !doubts?.has(safeAsset),
    // What is in doubt is not sold, whatever it would be sold for.
    holdingsAreValued: [...ledger.positions.keys()].every(
      (symbol) => snapshot.prices[symbol] && !doubts?.has(symbol),
    ),
  });
  if (answer.kind !== "safe_asset") return { decision: null, reason, policy: answer.kind };
  return {
    decision: { date, weights: { [answer.symbol]: 1 }, trace: [], unknowns: [], carried: [] },
    reason: { ...reason, message: `${reason.message}; it goes to ${answer.symbol}` },
    policy: "safe_asset",
  };
}
