/** A thread that plays fault plans. */
// oxlint-disable-next-line import/no-unassigned-import -- it must be in force before the modules that it is for
import "./bundled-modules.ts";
import { answerTasks } from "./answer-tasks.ts";
import { added, type Visits } from "../coverage/visits.ts";
import type { Violation } from "../plans/violation.ts";
import type { PlanSeeds, PlayedPlans } from "./play-plans.ts";

const { drawPlan } = await import("../plans/draw-plan.ts");
const { playPlan } = await import("../plans/play-plan.ts");

answerTasks(async ({ from, count, situations }: PlanSeeds): Promise<PlayedPlans> => {
  const violations: Violation[] = [];
  let orders = 0;
  let visits: Visits = {};
  for (let seed = from; seed < from + count; seed++) {
    const played = await playPlan(drawPlan(seed, situations));
    violations.push(...played.violations);
    orders += played.orders;
    visits = added(visits, played.visits);
  }
  return { plans: count, orders, violations, visits };
});
