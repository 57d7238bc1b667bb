/** Plays many fault plans on all threads that there are. */
import type { Situation } from "../coverage/situations.ts";
import { added, type Visits } from "../coverage/visits.ts";
import type { Violation } from "../plans/violation.ts";
import { Threads } from "./threads.ts";

/** Seeds from one on. */
export interface PlanSeeds {
  readonly from: number;
  readonly count: number;
  /** Which situations are met. */
  readonly situations: readonly Situation[];
}

/** What some plans came to. */
export interface PlayedPlans {
  readonly plans: number;
  /** Orders that reached the broker. */
  readonly orders: number;
  /** In the order of their seeds. */
  readonly violations: readonly Violation[];
  readonly visits: Visits;
}

/** Plans that a thread plays between two reports. */
const BATCH = 20;

/** Plays the plans of seeds. `onProgress` is told what was played so far. */
export async function playPlans(
  { from, count, situations }: PlanSeeds,
  threads: number,
  onProgress: (soFar: PlayedPlans) => void,
): Promise<PlayedPlans> {
  const tasks = Array.from({ length: Math.ceil(count / BATCH) }, (_, index) => ({
    from: from + index * BATCH,
    count: Math.min(BATCH, count - index * BATCH),
    situations,
  }));
  let soFar: PlayedPlans = { plans: 0, orders: 0, violations: [], visits: {} };
  const onAnswer = ({ plans, orders, violations, visits }: PlayedPlans) => {
    soFar = {
      plans: soFar.plans + plans,
      orders: soFar.orders + orders,
      violations: [...soFar.violations, ...violations].toSorted((a, b) => a.seed - b.seed),
      visits: added(soFar.visits, visits),
    };
    onProgress(soFar);
  };
  const module = new URL("plan-thread.ts", import.meta.url).href;
  const pool = new Threads<PlanSeeds, PlayedPlans>(module, threads);
  try {
    await pool.run({ tasks, onAnswer });
  } finally {
    await pool.close();
  }
  return soFar;
}
