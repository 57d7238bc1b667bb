/** The latest decisions of a strategy, made again by the engine as it is now. */
import { DECISIONS_COMPARED, type RepeatedDecision } from "../../../engine/gate/check-fingerprint.ts";
import { repeatDecision } from "../history/repeat-decision.ts";
import { slotOfRun } from "../record/context.ts";
import type { UsedHistories } from "../run/planning/decide.ts";
import { readDecisionPrices } from "../run/planning/decision-prices.ts";
import type { AccountDatabase } from "../store/database.ts";
import { latestDecisions } from "../store/runs.ts";
import type { StrategyRow } from "../store/strategies.ts";
import { pastHistories, presentHistories } from "./past-histories.ts";

/** Decisions that its tree has made, newest first, 60 at most; those of bad data and those that were held tell nothing. */
export async function repeatedDecisions(
  database: AccountDatabase,
  store: KVNamespace,
  { id, tree }: Pick<StrategyRow, "id" | "tree">,
): Promise<RepeatedDecision[]> {
  const stored = latestDecisions(database, id, DECISIONS_COMPARED).map((decision) => {
    const used: UsedHistories = JSON.parse(decision.historiesJson);
    return { ...decision, used };
  });
  const present = await presentHistories(
    store,
    stored.map(({ used }) => used),
  );
  return stored.map(({ used, targetsJson, snapshotJson, ...run }) => {
    const slot = slotOfRun(run);
    const histories = pastHistories(present, used);
    const prices = readDecisionPrices(snapshotJson);
    const again = histories && repeatDecision({ tree, slot, prices }, histories);
    return {
      date: slot.session.date,
      stored: JSON.parse(targetsJson),
      recomputed: again?.ok === true ? again.decision.weights : null,
    };
  });
}
