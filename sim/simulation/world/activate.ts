/** Putting strategies in force, as their owner does it. */
import { activateStrategy } from "../../../src/durable/account/commands/strategy/activate.ts";
import type { RunContext } from "../../../src/durable/account/record/context.ts";
import { activeStrategies } from "../../../src/durable/account/store/strategies.ts";
import type { ExecutionFrequency } from "../../../src/engine/calendar/frequency.ts";
import { fingerprint } from "../../../src/engine/strategy/fingerprint.ts";
import { parseStrategy } from "../../../src/engine/strategy/parse.ts";
import type { Rule } from "../market/rules.ts";
import type { Ended, World } from "./world.ts";

export interface SimulatedStrategy {
  readonly name: string;
  readonly tree: unknown;
  /** What the tree says, where that is to be reckoned a second time. */
  readonly rule?: Rule;
  readonly sharePercent: number;
  readonly frequency: ExecutionFrequency;
}

const PATIENCE = 1_000;
/** An owner who tries longer than this has met a fault of the simulation. */
const MOST_TRIES = 200;

/** Puts a strategy in force, once. */
export function activationOf(
  context: RunContext,
  { name, tree, sharePercent, frequency }: SimulatedStrategy,
): ReturnType<typeof activateStrategy> {
  const parsed = parseStrategy(tree);
  if (!parsed.ok) throw new Error(`the tree of ${name} cannot be read`);
  return activateStrategy(context, {
    botId: name,
    botVersionId: name,
    name,
    tree: JSON.stringify(tree),
    fingerprint: fingerprint(parsed.strategy),
    sharePercent,
    shareDollars: null,
    driftBand: 0,
    executionFrequency: frequency,
    onBadData: { policy: "hold" },
  });
}

/** Has time pass until something that was asked has ended, or nobody would wait for it any longer. */
async function patiently<T>(world: World, asked: Promise<Ended<T>>): Promise<Ended<T> | undefined> {
  const ended: Ended<T>[] = [];
  void asked.then((value) => ended.push(value));
  for (let tries = 0; ended.length === 0 && tries < MOST_TRIES; tries++) {
    await world.clock.advanceTo(world.clock.now() + PATIENCE);
  }
  return ended[0];
}

/** Activates a strategy, again until it is in force. Throws when it never is. */
export async function activate(world: World, strategy: SimulatedStrategy): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const ended = await patiently(
      world,
      world.ask((account) => account.brokerCommand((context) => activationOf(context, strategy))),
    );
    if (activeStrategies(world.database).some(({ botId }) => botId === strategy.name)) return;
    world.tell(`activation of ${strategy.name} again: ${JSON.stringify(ended)}`);
  }
  throw new Error(`${strategy.name} could not be activated`);
}
