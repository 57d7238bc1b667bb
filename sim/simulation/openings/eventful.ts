/**
 * Accounts that much may happen to: some strategies decide by the hour, some by what a symbol's own history says, and their
 * owners hold something beside them.
 */
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { slotOf } from "../../../src/engine/calendar/slots.ts";
import { type Draw, drawFrom } from "../../exchange/faults/draw.ts";
import { randomFractions } from "../../exchange/random/generator.ts";
import { hash } from "../../exchange/random/hash.ts";
import { KEEPSAKE, MARKETS, sharedMarket, SYMBOLS } from "../market/shared-markets.ts";
import { type ByHandDeed, doByHand } from "../world/by-hand.ts";
import { slotOn } from "../world/play-slot.ts";
import type { World } from "../world/world.ts";
import { type DrawRule, drawStrategies } from "./draw-strategies.ts";
import type { Opening } from "./opening.ts";

/** New York times: when strategies are activated, and when those that decide by the hour first do. */
const MORNING = "10:00";
const NOON = "13:30";
const FIRST_HOUR = "14:00";
/** Dollars that an owner keeps out of their strategies' reach, for what they buy by hand. */
const LEAST_FREE = 0.1;

const MINUTE = 60_000;

/** What an owner buys by hand: something of their own, sometimes what a strategy holds, too. */
function drawHoldings(draw: Draw): ByHandDeed[] {
  const symbols = draw.oneOf([[], [KEEPSAKE], [KEEPSAKE], [KEEPSAKE, draw.oneOf(SYMBOLS)]] as const);
  return symbols.map((symbol) => ({ kind: "buy", symbol, qty: draw.whole(1, 4) }));
}

async function buyByHand(world: World, deeds: readonly ByHandDeed[]): Promise<void> {
  for (const deed of deeds) await doByHand(world, deed);
  await world.clock.advanceTo(world.clock.now() + MINUTE);
}

/** Rules that switch by SIGNAL, or by the history of a symbol that they hold. */
function drawEventfulRule(draw: Draw): DrawRule {
  return (before, after) => {
    const [symbol = ""] = Object.keys(before);
    const follows = draw.whole(1, 3) === 1;
    return follows
      ? { kind: "follow", symbol, below: before, above: after }
      : { kind: "switch", before, after };
  };
}

/** The eventful opening of a number. */
export function eventfulOpening(number: number): Opening {
  const market = sharedMarket(MARKETS + (number % MARKETS));
  const [date = "", ...later] = market.dates;
  const fractions = randomFractions(hash("eventful opening", number));
  const draw = drawFrom(fractions);
  const spreads = Object.fromEntries(SYMBOLS.map((symbol) => [symbol, draw.oneOf([1, 2, 2, 5, 20])]));
  const isHourly = draw.whole(1, 4) === 1;
  const frequency = isHourly ? "hourly" : "daily";
  const strategies = drawStrategies(draw, fractions, drawEventfulRule(draw)).map((strategy) => ({
    ...strategy,
    sharePercent: Math.floor(strategy.sharePercent * (1 - LEAST_FREE)),
    frequency: draw.oneOf([frequency, frequency, "daily"] as const),
  }));
  const slot = (isHourly ? slotOf(`${date}/${FIRST_HOUR}`) : undefined) ?? slotOn(date);
  const holdings = drawHoldings(draw);
  return {
    market,
    slot,
    // On the opening's own day nobody can tell whether what has a date and no hour is in the opening.
    dates: later,
    strategies,
    world: {
      exchange: {
        market: market.data,
        now: newYorkInstant(date, isHourly ? NOON : MORNING),
        spreads,
        seed: hash("eventful exchange", number),
      },
      account: { cash: draw.oneOf(["5000.00", "25000.00", "100000.00"]), multiplier: 1 },
    },
    afterwards: (world) => buyByHand(world, holdings),
  };
}
