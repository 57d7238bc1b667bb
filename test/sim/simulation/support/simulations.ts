/** Simulations on threads of their own, in which Node loads the account as it is. */
import { availableParallelism } from "node:os";
import type { PlayedPlan } from "../../../../sim/simulation/plans/violation.ts";
import type { Interrupted, Interruption, Reference } from "../../../../sim/simulation/sweep/interruptions.ts";
import { onThreads } from "../../../../sim/simulation/threads/on-threads.ts";
import type { BrokenBuild } from "./broken-builds.ts";

export type SimulationTask = { readonly build?: BrokenBuild | undefined } & (
  | { readonly kind: "reference" }
  | { readonly kind: "interrupted"; readonly interruptions: readonly Interruption[] }
  | { readonly kind: "plan"; readonly seed: number }
);

async function simulate<Answer>(tasks: readonly SimulationTask[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  await onThreads<SimulationTask, Answer>({
    module: new URL("simulation-thread.ts", import.meta.url).href,
    threads: availableParallelism(),
    tasks,
    onAnswer: (answer, index) => {
      answers[index] = answer;
    },
  });
  return answers;
}

/** The scenario's run without interruption. */
export async function reference(): Promise<Reference> {
  const [answer] = await simulate<Reference>([{ kind: "reference" }]);
  return answer!;
}

/** The scenario's run with each of these interruptions, in order. */
export function interrupted(
  runs: readonly (readonly Interruption[])[],
  build?: BrokenBuild,
): Promise<Interrupted[]> {
  return simulate(runs.map((interruptions) => ({ kind: "interrupted", interruptions, build })));
}

/** Fault plans of seeds, in order. */
export function playedPlans(seeds: readonly number[], build?: BrokenBuild): Promise<PlayedPlan[]> {
  return simulate(seeds.map((seed) => ({ kind: "plan", seed, build })));
}
