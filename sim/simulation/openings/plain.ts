/** Accounts whose strategies decide at the close. */
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { drawFrom } from "../../exchange/faults/draw.ts";
import { randomFractions } from "../../exchange/random/generator.ts";
import { hash } from "../../exchange/random/hash.ts";
import { MARKETS, sharedMarket, SYMBOLS } from "../market/shared-markets.ts";
import { slotOn } from "../world/play-slot.ts";
import { drawStrategies } from "./draw-strategies.ts";
import type { Opening } from "./opening.ts";

/** When strategies are activated, New York time. */
const MORNING = "10:00";

/** The plain opening of a number. */
export function plainOpening(number: number): Opening {
  const market = sharedMarket(number % MARKETS);
  // On which of its market's dates it is played.
  const day = Math.floor(number / MARKETS) % 2;
  const date = market.dates[day] ?? "";
  const draw = drawFrom(randomFractions(hash("account of an opening", number)));
  const spreads = Object.fromEntries(SYMBOLS.map((symbol) => [symbol, draw.oneOf([1, 2, 2, 5, 5, 20])]));
  const fractions = randomFractions(hash("strategies of an opening", number));
  return {
    market,
    slot: slotOn(date),
    dates: market.dates.slice(day + 1),
    strategies: drawStrategies(drawFrom(fractions), fractions),
    world: {
      exchange: { market: market.data, now: newYorkInstant(date, MORNING), spreads, seed: number + 1 },
      account: {
        cash: draw.oneOf(["2000.00", "25000.00", "100000.00"]),
        multiplier: draw.oneOf([1, 1, 2]),
      },
    },
    afterwards: async () => undefined,
  };
}
