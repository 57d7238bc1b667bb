/**
 * Accounts in the middle of their lives, from which plans go on: strategies are in force and hold what they want, after a
 * day on which nothing went wrong. There are a few, each is played once in a thread, and thousands of plans share them.
 */
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { drawFrom } from "../../exchange/faults/draw.ts";
import { randomFractions } from "../../exchange/random/generator.ts";
import { hash } from "../../exchange/random/hash.ts";
import { MARKETS, type SharedMarket, sharedMarket, SYMBOLS } from "../market/shared-markets.ts";
import type { Fate } from "../outside/fate.ts";
import { activate } from "../world/activate.ts";
import { inWorld } from "../world/in-world.ts";
import { playSlot, putSnapshot, slotOn } from "../world/play-slot.ts";
import type { Checkpoint, WorldOptions } from "../world/world.ts";
import { drawStrategies } from "./draw-strategies.ts";
import { frozenPrices, type Spreads } from "./frozen-prices.ts";

const PER_MARKET = 6;
export const OPENINGS: number = MARKETS * PER_MARKET;

/** When strategies are activated, New York time. */
const MORNING = "10:00";
const USUAL: Fate = { there: 10, back: 10 };
/** The market of an opening. */
export function marketOf(opening: number): SharedMarket {
  return sharedMarket(opening % MARKETS);
}

/** On which of its market's dates an opening is played. */
const dayOf = (opening: number) => Math.floor(opening / MARKETS) % 2;

/** New York dates on which plans go on from an opening, in order: two or three. */
export function datesAfter(opening: number): readonly string[] {
  return marketOf(opening).dates.slice(dayOf(opening) + 1);
}

export interface OpeningWorld extends Pick<WorldOptions, "account"> {
  readonly exchange: WorldOptions["exchange"] & { readonly spreads: Spreads };
  /** New York date on which it is played. */
  readonly date: string;
}

/** The world of an opening, without what a plan adds to it. */
export function worldOf(opening: number): OpeningWorld {
  const market = marketOf(opening);
  const date = market.dates[dayOf(opening)] ?? "";
  const draw = drawFrom(randomFractions(hash("account of an opening", opening)));
  const spreads = Object.fromEntries(SYMBOLS.map((symbol) => [symbol, draw.oneOf([1, 2, 2, 5, 5, 20])]));
  return {
    date,
    exchange: { market: market.data, now: newYorkInstant(date, MORNING), spreads, seed: opening + 1 },
    account: {
      cash: draw.oneOf(["2000.00", "25000.00", "100000.00"]),
      multiplier: draw.oneOf([1, 1, 2]),
    },
  };
}

async function play(opening: number): Promise<Checkpoint> {
  const market = marketOf(opening);
  const { date, ...world } = worldOf(opening);
  const fractions = randomFractions(hash("strategies of an opening", opening));
  const strategies = drawStrategies(drawFrom(fractions), fractions);
  const slot = slotOn(date);
  return inWorld({ ...world, fates: () => USUAL }, async (opened) => {
    await opened.connect();
    opened.store.putAll(await market.entriesBefore(date));
    for (const strategy of strategies) await activate(opened, strategy);
    await putSnapshot(opened, slot, frozenPrices(market, date, world.exchange.spreads, true));
    await playSlot(opened, slot);
    return opened.checkpoint();
  });
}

const played = new Map<number, Promise<Checkpoint>>();

/** The account of an opening, one of the `OPENINGS`. */
export function openingOf(opening: number): Promise<Checkpoint> {
  const checkpoint = played.get(opening) ?? play(opening);
  played.set(opening, checkpoint);
  return checkpoint;
}
