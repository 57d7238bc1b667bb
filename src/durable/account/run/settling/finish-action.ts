/** What a run that its owner asked for leaves behind, once it has traded. */
import type { StrategyLedger } from "../../../../engine/ledger/journal/ledger.ts";
import { dollarsText } from "../../../../engine/ledger/reconcile/difference.ts";
import { announceStrategies } from "../../strategies/announce.ts";
import { retire } from "../../ledgers/retire.ts";
import { ledgersInForce } from "../../store/ledgers.ts";
import { activeStrategies, type StrategyRow, updateStrategy } from "../../store/strategies.ts";
import type { RunAction } from "../../record/action.ts";
import type { RunContext } from "../../record/context.ts";
import { addReasons, type Reason } from "../../record/reasons.ts";

/** Why a strategy that was liquidated is not ended; undefined when nothing is left of it. */
function remains({ name, id }: StrategyRow, { holdings, cash }: StrategyLedger): Reason | undefined {
  if (holdings.size > 0) {
    const message = `${name} still holds ${[...holdings.keys()].join(", ")} and is paused: try again`;
    return { code: "not_all_sold", strategyId: id, message };
  }
  if (cash.gte(0)) return undefined;
  const message = `${name} has sold everything, still owes ${dollarsText(cash)} to the others and is paused: give it cash that is unassigned, or re-level`;
  return { code: "owes_cash", strategyId: id, message };
}

/**
 * Pauses what went to cash, and ends what was liquidated, at an instant (epoch ms). A strategy that could not sell
 * everything, or that owes the others more than its sales have brought, is paused and not ended, so that what it still
 * has, and what it owes, stays its own.
 */
export function finishAction(
  { database, userId }: RunContext,
  slot: string,
  action: RunAction | null,
  at: number,
): void {
  if (action === null || action.kind === "rebalance") return;
  const ledgers = new Map(ledgersInForce(database).map((ledger) => [ledger.strategyId, ledger]));
  const concerned = activeStrategies(database).filter(({ id }) => action.strategyIds.includes(id));
  for (const row of concerned) {
    const ledger = ledgers.get(row.id);
    if (!ledger) throw new Error(`strategy ${row.id} has no ledger`);
    const left = remains(row, ledger);
    if (left && (action.kind === "liquidate" || ledger.holdings.size > 0)) addReasons(database, slot, [left]);
    if (action.kind === "liquidate" && !left) retire(database, row.id, slot, at);
    else updateStrategy(database, row.id, { tradingState: "HALTED" });
  }
  announceStrategies(
    database,
    userId,
    concerned.map(({ id }) => id),
  );
}
