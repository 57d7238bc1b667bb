/** A thread that does what tests ask of simulations, with the product's own build or with a broken one. */
// oxlint-disable-next-line import/no-unassigned-import -- it must be in force before the modules that it is for
import "../../../../sim/simulation/threads/bundled-modules.ts";
import { answerTasks } from "../../../../sim/simulation/threads/answer-tasks.ts";
import { BROKEN_BUILDS } from "./broken-builds.ts";
import type { SimulationTask } from "./simulations.ts";

const { playInterrupted, playReference } = await import("../../../../sim/simulation/sweep/play.ts");
const { drawPlan } = await import("../../../../sim/simulation/plans/draw-plan.ts");
const { playPlan } = await import("../../../../sim/simulation/plans/play-plan.ts");

let reference: ReturnType<typeof playReference> | undefined;

answerTasks(async (task: SimulationTask) => {
  const wrapBroker = task.build && BROKEN_BUILDS[task.build];
  if (task.kind === "plan") return playPlan(drawPlan(task.seed), wrapBroker);
  // The build is broken only where something is lost: what it comes to undisturbed is the same.
  reference ??= playReference();
  if (task.kind === "reference") return reference;
  return playInterrupted(await reference, task.interruptions, wrapBroker);
});
