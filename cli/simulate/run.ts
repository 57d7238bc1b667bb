/** Plays the plans and reports on the way. */
import { availableParallelism } from "node:os";
import { unvisited } from "../../sim/simulation/coverage/table.ts";
import { NO_ORDER_TWICE } from "../../sim/simulation/invariants/names.ts";
import { type PlayedPlans, playPlans } from "../../sim/simulation/threads/play-plans.ts";
import type { SimulateArguments } from "./arguments.ts";

export interface SimulationReport extends PlayedPlans {
  /** Plans in which an order was sent twice. */
  readonly doubleOrders: number;
  /** Fields of the table of what plans have visited that none has; none is looked for where there are few plans. */
  readonly unvisited: readonly string[];
}

/** With fewer plans than this chance leaves fields out. */
const JUDGED_FROM = 5_000;

/** Milliseconds between two lines of progress. */
const PROGRESS_EVERY = 10_000;

/** Runs the simulation; `tell` is told how far it is. */
export async function runSimulation(
  { plans, seed, situations }: SimulateArguments,
  tell: (line: string) => void,
): Promise<SimulationReport> {
  const started = Date.now();
  let toldAt = started;
  const played = await playPlans(
    { from: seed, count: plans, situations },
    availableParallelism(),
    (soFar) => {
      const now = Date.now();
      if (now - toldAt < PROGRESS_EVERY && soFar.plans < plans) return;
      toldAt = now;
      const seconds = Math.round((now - started) / 1000);
      const found = `${soFar.orders} orders, ${soFar.violations.length} violations`;
      tell(`${soFar.plans} of ${plans} plans in ${seconds} s: ${found}`);
    },
  );
  const doubled = played.violations.filter(({ invariant }) => invariant === NO_ORDER_TWICE);
  const isJudged = plans >= JUDGED_FROM;
  return {
    ...played,
    doubleOrders: doubled.length,
    unvisited: isJudged ? unvisited(played.visits, situations) : [],
  };
}
