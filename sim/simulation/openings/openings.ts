/**
 * Accounts in the middle of their lives, from which plans go on: strategies are in force and hold what they want, after a
 * run on which nothing went wrong. There are a few, each is played once in a thread, and thousands of plans share them.
 */
import type { Fate } from "../outside/fate.ts";
import { activate } from "../world/activate.ts";
import { inWorld } from "../world/in-world.ts";
import { playSlot, putSnapshot } from "../world/play-slot.ts";
import type { Checkpoint } from "../world/world.ts";
import { PlanMarket } from "../vendors/plan-market.ts";
import { eventfulOpening } from "./eventful.ts";
import { frozenPrices } from "./frozen-prices.ts";
import type { Opening } from "./opening.ts";
import { plainOpening } from "./plain.ts";

/** The plain ones come first. */
export const PLAIN_OPENINGS = 48;
export const EVENTFUL_OPENINGS = 64;

const USUAL: Fate = { there: 10, back: 10 };

const drawn = new Map<number, Opening>();

/** One of all openings. */
export function openingOf(number: number): Opening {
  const known = drawn.get(number);
  if (known) return known;
  const isPlain = number < PLAIN_OPENINGS;
  const opening = isPlain ? plainOpening(number) : eventfulOpening(number - PLAIN_OPENINGS);
  drawn.set(number, opening);
  return opening;
}

async function play({ market, slot, world, strategies, afterwards }: Opening): Promise<Checkpoint> {
  const { date } = slot.session;
  return inWorld({ ...world, fates: () => USUAL }, async (opened) => {
    await opened.connect();
    opened.store.putAll(await market.entriesBefore(date));
    for (const strategy of strategies) await activate(opened, strategy);
    const planned = new PlanMarket(market, null);
    const frozen = frozenPrices(planned, date, world.exchange.spreads, true);
    await putSnapshot(opened, slot, frozen, (symbol) => planned.closeBefore(symbol, date));
    await playSlot(opened, slot);
    await afterwards(opened);
    return opened.checkpoint();
  });
}

const played = new Map<number, Promise<Checkpoint>>();

/** The account that an opening comes to. */
export function accountAfter(number: number): Promise<Checkpoint> {
  const checkpoint = played.get(number) ?? play(openingOf(number));
  played.set(number, checkpoint);
  return checkpoint;
}
