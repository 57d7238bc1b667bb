/** Everything that one strategy's history row of one run is made from. */
import type { Ledger } from "../../../engine/rebalance/types.ts";
import type { RunPlan } from "../record/plan-document.ts";
import type { OrderRow } from "../store/orders.ts";
import type { DecisionRow, RunRow } from "../store/runs.ts";
import type { StrategyRow } from "../store/strategies.ts";

export interface StrategyRun {
  readonly userId: string;
  readonly run: RunRow;
  /** The prices that the run decided on, as they are stored with it. */
  readonly snapshotJson: string | null;
  readonly strategy: StrategyRow;
  readonly decision: DecisionRow | undefined;
  /** Epoch ms. */
  readonly reportedAt: number;
  /** Null when the run ended before it planned. */
  readonly plan: RunPlan | null;
  readonly orders: readonly OrderRow[];
  readonly ledgerAfter: Ledger;
}
