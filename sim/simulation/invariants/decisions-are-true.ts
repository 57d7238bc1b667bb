/** What a strategy decides is what its rule says at the prices that are true, whatever the vendors' lists say; or it holds. */
import { actionOf, asksTrees } from "../../../src/durable/account/record/action.ts";
import { readDecisionPrices } from "../../../src/durable/account/run/planning/decision-prices.ts";
import { wantedBy } from "../market/rules.ts";
import type { Mix } from "../market/trees.ts";
import { type Facts, slotOfRun, type StoredRun } from "./facts.ts";

const PERCENT = 100;
/** Weights are reckoned in floating point. */
const TOLERANCE = 1e-9;
/** The part by which a market is away from what is frozen of it at the most. */
const LATER = 0.02;

function isSame(targets: Readonly<Record<string, number>>, mix: Mix): boolean {
  const symbols = new Set([...Object.keys(targets), ...Object.keys(mix)]);
  return [...symbols].every(
    (symbol) => Math.abs((targets[symbol] ?? 0) - (mix[symbol] ?? 0) / PERCENT) < TOLERANCE,
  );
}

/** The prices that a run decided on, dollars by symbol. */
function pricesOf({ snapshotJson }: StoredRun): Readonly<Record<string, number>> {
  if (snapshotJson === null) return {};
  const { prices } = readDecisionPrices(snapshotJson).snapshot;
  return Object.fromEntries(Object.entries(prices).map(([symbol, { last }]) => [symbol, last]));
}

/** Dollars: what was frozen, or what was asked for anew a moment later, where that was refused. */
function trueOf(frozen: number, used: number | undefined): number {
  return used !== undefined && Math.abs(used / frozen - 1) < LATER ? used : frozen;
}

/** What speaks against it, a line each. */
export function decisionsAreTrue({ truth, runs, decisions, everyStrategy }: Facts): string[] {
  if (truth === null) return [];
  return runs.flatMap((run) => {
    const { date } = slotOfRun(run).session;
    const frozen = truth.frozenOn(date);
    if (!frozen || !asksTrees(actionOf(run))) return [];
    return decisions.flatMap((decision) => {
      if (decision.slot !== run.slot || decision.targetsJson === null) return [];
      const strategy = everyStrategy.find(({ id }) => id === decision.strategyId);
      const rule = truth.rules.get(strategy?.name ?? "");
      // A run by hand takes prices of its own.
      if (!rule || (rule.kind === "follow" && actionOf(run) !== null)) return [];
      const used = pricesOf(run);
      const wanted = wantedBy(rule, {
        now: (symbol) => trueOf(frozen[symbol] ?? 0, used[symbol]),
        before: (symbol) => truth.market.closesBefore(symbol, date),
      });
      const targets: Record<string, number> = JSON.parse(decision.targetsJson);
      if (isSame(targets, wanted)) return [];
      const by = JSON.stringify(wanted);
      return [
        `${strategy?.name} decided ${decision.targetsJson} in ${run.slot}, its rule says ${by} at true prices`,
      ];
    });
  });
}
