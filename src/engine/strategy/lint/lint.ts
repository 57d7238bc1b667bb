import type { Finding } from "../finding.ts";
import type { StrategyNode } from "../tree.ts";
import type { LintData } from "./lint-data.ts";
import { lintedTree } from "./linted-tree.ts";
import type { LintRule } from "./rule.ts";
import { constantCondition } from "./rules/constant-condition.ts";
import { constantQuantifier } from "./rules/constant-quantifier.ts";
import { constantScaling } from "./rules/constant-scaling.ts";
import { contradictoryConditions } from "./rules/contradictory-conditions.ts";
import { delistedTicker } from "./rules/delisted-ticker.ts";
import { doubtfulThreshold } from "./rules/doubtful-threshold.ts";
import { emptyBranch } from "./rules/empty-branch.ts";
import { emptyConditions } from "./rules/empty-conditions.ts";
import { idleRanking } from "./rules/idle-ranking.ts";
import { lateVolume } from "./rules/late-volume.ts";
import { nestedCondition } from "./rules/nested-condition.ts";
import { neverSettling } from "./rules/never-settling.ts";
import { nothingToHold } from "./rules/nothing-to-hold.ts";
import { sameClose } from "./rules/same-close.ts";
import { shortHistory } from "./rules/short-history.ts";
import { unknownTicker } from "./rules/unknown-ticker.ts";
import { unlikeUnits } from "./rules/unlike-units.ts";
import { unsettledHistory } from "./rules/unsettled-history.ts";
import { weightSum } from "./rules/weight-sum.ts";

/** A new rule is a file of its own and a line in this list. */
const RULES: readonly LintRule[] = [
  emptyConditions,
  constantCondition,
  sameClose,
  unlikeUnits,
  doubtfulThreshold,
  contradictoryConditions,
  nestedCondition,
  constantQuantifier,
  constantScaling,
  weightSum,
  idleRanking,
  nothingToHold,
  emptyBranch,
  unknownTicker,
  delistedTicker,
  shortHistory,
  unsettledHistory,
  neverSettling,
  lateVolume,
];

/**
 * What a strategy that can be carried out may still have wrong, rule by rule, in tree order. What already parsing
 * found is not found again.
 */
export function lintStrategy(strategy: StrategyNode, data: LintData = {}): Finding[] {
  const tree = lintedTree(strategy, data);
  return RULES.flatMap((rule) => rule(tree));
}
