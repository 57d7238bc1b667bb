/** Simulations on threads of their own, in which Node loads the account as it is. */
import { availableParallelism } from "node:os";
import { afterAll } from "vitest";
import type { PlayedPlan } from "../../../../sim/simulation/plans/violation.ts";
import type { Interrupted, Interruption, Reference } from "../../../../sim/simulation/sweep/interruptions.ts";
import type { ScenarioName } from "../../../../sim/simulation/sweep/play.ts";
import { Threads } from "../../../../sim/simulation/threads/threads.ts";
import type { BrokenBuild } from "./broken-builds.ts";

export type SimulationTask = { readonly build?: BrokenBuild | undefined } & (
  | { readonly kind: "reference"; readonly scenario: ScenarioName }
  | {
      readonly kind: "interrupted";
      readonly scenario: ScenarioName;
      readonly interruptions: readonly Interruption[];
    }
  | { readonly kind: "plan"; readonly seed: number }
);

/** What the tests of a file have simulated; each answers in the order of what it is asked. */
export interface Simulations {
  /** A scenario without interruption. */
  reference(scenario: ScenarioName): Promise<Reference>;
  /** A scenario with each of these interruptions. */
  interrupted(
    scenario: ScenarioName,
    runs: readonly (readonly Interruption[])[],
    build?: BrokenBuild,
  ): Promise<Interrupted[]>;
  /** Fault plans of seeds. */
  playedPlans(seeds: readonly number[], build?: BrokenBuild): Promise<PlayedPlan[]>;
}

/** Opens simulations for the tests of a file, on threads that end after the last of them. */
export function openSimulations(): Simulations {
  const module = new URL("simulation-thread.ts", import.meta.url).href;
  // What comes back is what a task of its kind answers.
  const threads = new Threads<SimulationTask, unknown>(module, availableParallelism());
  afterAll(() => threads.close());
  const simulate = async <Answer>(tasks: readonly SimulationTask[]): Promise<Answer[]> => {
    const answers: Answer[] = [];
    await threads.run({ tasks, onAnswer: (answer, index) => (answers[index] = answer as Answer) });
    return answers;
  };
  return {
    reference: async (scenario) => (await simulate<Reference>([{ kind: "reference", scenario }]))[0]!,
    interrupted: (scenario, runs, build) =>
      simulate(runs.map((interruptions) => ({ kind: "interrupted", scenario, interruptions, build }))),
    playedPlans: (seeds, build) => simulate(seeds.map((seed) => ({ kind: "plan", seed, build }))),
  };
}
