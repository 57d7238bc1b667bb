/** One strategy's part of a run, as a row of `execution_history`. */
import type { executionHistory } from "../../../db/schema/index.ts";
import { utcTimestamp } from "../../../engine/calendar/new-york.ts";
import { type Decimal, decimal, roundHalfUp, toText } from "../../../engine/money/decimal.ts";
import { equityOf } from "../../../engine/rebalance/sizing.ts";
import type { Ledger, PlannedOrder } from "../../../engine/rebalance/types.ts";
import type { ExecutedTrade, PlannedTrade } from "../../../routes/contract/history.ts";
import type { Outcome } from "../../../routes/contract/status.ts";
import type { OrderRow } from "../store/orders.ts";
import type { DecisionRow, RunRow } from "../store/runs.ts";
import type { StrategyRow } from "../store/strategies.ts";
import { isSuccess, outcomeOf } from "./outcome.ts";
import { readCrosses, type RunPlan } from "./plan-document.ts";
import { attemptsOf, filledFor } from "./progress.ts";
import { readReasons } from "./reasons.ts";

type ExecutionRow = typeof executionHistory.$inferInsert;

export interface StrategyRun {
  readonly userId: string;
  readonly run: RunRow;
  readonly strategy: StrategyRow;
  readonly decision: DecisionRow | undefined;
  readonly reportedAt: number;
  /** Null when the run ended before it planned. */
  readonly plan: RunPlan | null;
  readonly orders: readonly OrderRow[];
  readonly ledgerAfter: Ledger;
}

interface Trade {
  readonly order: PlannedOrder;
  readonly planned: PlannedTrade;
  readonly executed: ExecutedTrade;
}

/** The average price (dollars, 4 decimals as Alpaca reports it at most) of a part of a fill; null when nothing filled. */
function averagePrice(value: Decimal, quantity: Decimal): string | null {
  return quantity.gt(0) ? toText(roundHalfUp(value.div(quantity), 4)) : null;
}

function tradesOf(strategyId: string, plan: RunPlan, orders: readonly OrderRow[]): Trade[] {
  return plan.orders.flatMap((order) => {
    const wanted = order.shares.find((share) => share.strategyId === strategyId);
    if (!wanted) return [];
    const attempts = attemptsOf(order, orders);
    const filled = filledFor(strategyId, order, orders);
    const last = attempts.at(-1);
    return [
      {
        order,
        planned: {
          symbol: order.symbol,
          quantity: toText(wanted.quantity),
          limitPrice: attempts[0]?.limitPrice ?? null,
          reason: order.reason,
        },
        executed: {
          symbol: order.symbol,
          quantity: toText(wanted.quantity),
          filledQuantity: toText(filled.quantity),
          filledAveragePrice: averagePrice(filled.value, filled.quantity),
          status: last ? (last.brokerStatus ?? last.state) : "not_sent",
          clientOrderIds: attempts.map(({ clientOrderId }) => clientOrderId),
        },
      },
    ];
  });
}

function outcomeFor(input: StrategyRun, trades: readonly Trade[], adjusted: boolean): Outcome {
  const { plan, run, strategy, decision } = input;
  // A run that ended before it traded gives every strategy its own outcome, one of the list.
  if (!plan || run.outcome !== null) return (run.outcome as Outcome | null) ?? "failed";
  const results = trades.map(({ executed }) => ({
    wanted: decimal(executed.quantity),
    filled: decimal(executed.filledQuantity),
  }));
  const crossed = readCrosses(run.crossesJson).some(
    ({ fromStrategyId, toStrategyId }) => fromStrategyId === strategy.id || toStrategyId === strategy.id,
  );
  if (decision?.badDataPolicy === "skip") return "skipped";
  return outcomeOf({ trades: results, held: decision?.targetsJson === null, crossed, adjusted });
}

/** Dollars of a ledger at the slot's prices; null when one of its holdings has none. */
function valueAt(ledger: Ledger | undefined, prices: Readonly<Record<string, number>>): string | null {
  if (!ledger || [...ledger.positions.keys()].some((symbol) => prices[symbol] === undefined)) return null;
  const bySymbol = new Map(Object.entries(prices).map(([symbol, price]) => [symbol, decimal(price)]));
  return toText(roundHalfUp(equityOf(ledger, bySymbol), 2));
}

/** The row. Made from stored state only, so that making it again gives the same row. */
export function executionRow(input: StrategyRun): ExecutionRow {
  const { userId, run, strategy, decision, plan, orders, ledgerAfter, reportedAt } = input;
  const trades = plan ? tradesOf(strategy.id, plan, orders) : [];
  const side = (name: "sell" | "buy") => trades.filter(({ order }) => order.side === name);
  const held = decision?.heldReason ?? null;
  const prices = plan?.prices ?? {};
  const before = plan?.ledgers.find(({ strategyId }) => strategyId === strategy.id);
  const symbols = new Set([
    ...trades.map(({ order }) => order.symbol),
    ...Object.keys(decision?.targetsJson ? JSON.parse(decision.targetsJson) : {}),
    ...(before?.positions.keys() ?? []),
  ]);
  const errors = readReasons(run.reasonsJson).filter(({ symbol, strategyId }) =>
    strategyId === undefined ? symbol === undefined || symbols.has(symbol) : strategyId === strategy.id,
  );
  const outcome = outcomeFor(input, trades, errors.length > 0);
  return {
    id: `${strategy.id}_${run.slot.replace("/", "_")}`,
    userId,
    strategyId: strategy.id,
    slot: run.slot,
    executedAt: utcTimestamp(reportedAt),
    outcome,
    accountValue: run.equityBefore,
    strategyValueBefore: valueAt(before, prices),
    strategyValueAfter: plan ? valueAt(ledgerAfter, prices) : null,
    targetAllocations: decision?.targetsJson ?? null,
    tradesJson: JSON.stringify({
      sells: side("sell").map(({ planned }) => planned),
      buys: side("buy").map(({ planned }) => planned),
    }),
    executionJson: JSON.stringify({
      sells: side("sell").map(({ executed }) => executed),
      buys: side("buy").map(({ executed }) => executed),
      errors,
    }),
    pricesJson: JSON.stringify(prices),
    snapshotHash: run.snapshotHash,
    planHash: run.planHash,
    fingerprint: strategy.fingerprint,
    success: isSuccess(outcome),
    errorMessage: held ?? (isSuccess(outcome) ? null : (errors[0]?.message ?? null)),
  };
}
