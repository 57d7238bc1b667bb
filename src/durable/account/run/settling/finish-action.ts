/** What a run that its owner asked for leaves behind, once it has traded. */
import { announceStrategies } from "../../strategies/announce.ts";
import { retire } from "../../ledgers/retire.ts";
import { ledgersInForce } from "../../store/ledgers.ts";
import { activeStrategies, updateStrategy } from "../../store/strategies.ts";
import type { RunAction } from "../../record/action.ts";
import type { RunContext } from "../../record/context.ts";
import { addReasons } from "../../record/reasons.ts";

/**
 * Pauses what went to cash, and ends what was liquidated, at an instant (epoch ms). A strategy that could not sell
 * everything is paused and not ended, so that what it still has stays its own.
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
  for (const { id, name } of concerned) {
    const left = [...(ledgers.get(id)?.holdings.keys() ?? [])];
    if (left.length > 0) {
      const message = `${name} still holds ${left.join(", ")} and is paused: try again`;
      addReasons(database, slot, [{ code: "not_all_sold", strategyId: id, message }]);
    }
    if (action.kind === "liquidate" && left.length === 0) retire(database, id, slot, at);
    else updateStrategy(database, id, { tradingState: "HALTED" });
  }
  announceStrategies(
    database,
    userId,
    concerned.map(({ id }) => id),
  );
}
