/** Plays the scenario's run, interrupted or not, and says what came out otherwise. */
import type { Boundary, Fate } from "../outside/fate.ts";
import type { BrokerWrapper } from "../outside/simulated-outside.ts";
import type { Interrupted, Interruption, Reference } from "./interruptions.ts";
import { differences, outcomeOf } from "./outcome.ts";
import { LATE } from "./late-scenario.ts";
import { playScenario, type Scenario } from "./scenario.ts";
import { TRADING } from "./trading-scenario.ts";

/** The scenarios by their names. */
const SCENARIOS = { trading: TRADING, late: LATE } as const satisfies Readonly<Record<string, Scenario>>;
export type ScenarioName = keyof typeof SCENARIOS;

/** Plays a scenario without interruption. */
export function playReference(name: ScenarioName): Promise<Reference> {
  const scenario = SCENARIOS[name];
  return playScenario(scenario, {}, async (world) => ({
    scenario: name,
    boundaries: [...world.crossings.boundaries],
    outcome: await outcomeOf(world, scenario.date),
  }));
}

/** Plays the reference's scenario with interruptions and compares. */
export function playInterrupted(
  reference: Reference,
  interruptions: readonly Interruption[],
  wrapBroker?: BrokerWrapper,
): Promise<Interrupted> {
  const fates = ({ number }: Boundary): Partial<Fate> | undefined =>
    interruptions.find(({ at }) => at === number)?.mishap;
  const scenario = SCENARIOS[reference.scenario];
  return playScenario(scenario, { fates, wrapBroker }, async (world) => ({
    interruptions,
    differences: differences(reference.outcome, await outcomeOf(world, scenario.date)),
    story: [...world.story],
  }));
}
