/** Days that are played again and again, each time interrupted at another call. */
import type { Boundary, Fate } from "../outside/fate.ts";
import type { BrokerWrapper } from "../outside/simulated-outside.ts";
import { inWorld } from "../world/in-world.ts";
import type { Checkpoint, World, WorldOptions } from "../world/world.ts";

export interface Scenario {
  readonly world: Pick<WorldOptions, "exchange" | "account">;
  /** New York date of the watched part. */
  readonly date: string;
  /** Plays what comes before, which nothing interrupts. */
  readonly before: (world: World) => Promise<void>;
  /** Plays the watched part. */
  readonly watched: (world: World) => Promise<void>;
}

export interface SweepOptions {
  /** What becomes of the calls of the watched part. */
  readonly fates?: (boundary: Boundary) => Partial<Fate> | undefined;
  readonly wrapBroker?: BrokerWrapper | undefined;
}

/** Virtual ms of every call, each way. */
const LATENCY = 10;
const USUAL: Fate = { there: LATENCY, back: LATENCY };

const opened = new Map<Scenario, Promise<Checkpoint>>();

/** The account before the watched part. */
function openingOf(scenario: Scenario): Promise<Checkpoint> {
  const known = opened.get(scenario);
  if (known) return known;
  const opening = inWorld({ ...scenario.world, fates: () => USUAL }, async (world) => {
    await scenario.before(world);
    return world.checkpoint();
  });
  opened.set(scenario, opening);
  return opening;
}

/** Plays the watched part. Answers what `read` makes of the world afterwards. */
export async function playScenario<T>(
  scenario: Scenario,
  { fates, wrapBroker }: SweepOptions,
  read: (world: World) => Promise<T>,
): Promise<T> {
  const options: WorldOptions = {
    ...scenario.world,
    resume: await openingOf(scenario),
    fates: (boundary) => ({ ...USUAL, ...fates?.(boundary) }),
    ...(wrapBroker ? { wrapBroker } : {}),
  };
  return inWorld(options, async (world) => {
    await scenario.watched(world);
    return read(world);
  });
}
