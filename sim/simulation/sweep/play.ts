/** Plays the scenario's run, interrupted or not, and says what came out otherwise. */
import type { Boundary, Fate } from "../outside/fate.ts";
import type { BrokerWrapper } from "../outside/simulated-outside.ts";
import type { Interrupted, Interruption, Reference } from "./interruptions.ts";
import { differences, outcomeOf } from "./outcome.ts";
import { playScenario, SECOND_DAY } from "./scenario.ts";

/** Plays the scenario without interruption. */
export function playReference(wrapBroker?: BrokerWrapper): Promise<Reference> {
  return playScenario({ wrapBroker }, async (world) => ({
    boundaries: [...world.crossings.boundaries],
    outcome: await outcomeOf(world, SECOND_DAY),
  }));
}

/** Plays the scenario with interruptions and compares. */
export function playInterrupted(
  reference: Reference,
  interruptions: readonly Interruption[],
  wrapBroker?: BrokerWrapper,
): Promise<Interrupted> {
  const fates = ({ number }: Boundary): Partial<Fate> | undefined =>
    interruptions.find(({ at }) => at === number)?.mishap;
  return playScenario({ fates, wrapBroker }, async (world) => ({
    interruptions,
    differences: differences(reference.outcome, await outcomeOf(world, SECOND_DAY)),
    story: [...world.story],
  }));
}
