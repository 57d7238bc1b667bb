/** A thread that does what tests ask of simulations, with the product's own build or with a broken one. */
// oxlint-disable-next-line import/no-unassigned-import -- it must be in force before the modules that it is for
import "../../../../sim/simulation/threads/bundled-modules.ts";
import { situationNames } from "../../../../sim/simulation/coverage/situations.ts";
import { answerTasks } from "../../../../sim/simulation/threads/answer-tasks.ts";
import { BROKEN_BUILDS } from "./broken-builds.ts";
import type { ScenarioName } from "../../../../sim/simulation/sweep/play.ts";
import type { SimulationTask } from "./simulations.ts";

const { playInterrupted, playReference } = await import("../../../../sim/simulation/sweep/play.ts");
const { drawPlan } = await import("../../../../sim/simulation/plans/draw-plan.ts");
const { playPlan } = await import("../../../../sim/simulation/plans/play-plan.ts");

const references = new Map<ScenarioName, ReturnType<typeof playReference>>();

/** The build is broken only where something is lost: what it comes to undisturbed is the same. */
function referenceOf(scenario: ScenarioName): ReturnType<typeof playReference> {
  const reference = references.get(scenario) ?? playReference(scenario);
  references.set(scenario, reference);
  return reference;
}

answerTasks(async (task: SimulationTask) => {
  const wrapBroker = task.build && BROKEN_BUILDS[task.build];
  if (task.kind === "plan") return playPlan(drawPlan(task.seed, situationNames()), wrapBroker);
  if (task.kind === "reference") return referenceOf(task.scenario);
  return playInterrupted(await referenceOf(task.scenario), task.interruptions, wrapBroker);
});
