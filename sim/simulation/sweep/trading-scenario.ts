/**
 * One run with everything that a run can have: sells whole and in parts, crosses, buys that fill at once, buys that need a
 * new price, a buy that fills half and needs a new order for the rest. No price depends on the second, so that whatever
 * interrupts the run, it has to come to the same.
 */
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { switching } from "../market/trees.ts";
import type { SimulatedStrategy } from "../world/activate.ts";
import { playSlot, putSnapshot } from "../world/play-slot.ts";
import { askOperator } from "../world/at-broker.ts";
import type { Scenario } from "./scenario.ts";
import { FIRST_DAY, HIGH, playFirstDay, SECOND_DAY, slotOfSecondDay, twoDays } from "./two-days.ts";

/** An intraday slot: until ten minutes before the close a price that stands still is quoted the same every second. */
const SLOT = "10:00";

const PRICES: Readonly<Record<string, number>> = {
  AAA: 100,
  BBB: 50,
  CCC: 20,
  DDD: 80,
  EEE: 40,
  FFF: 25,
};
/** Basis points. A limit at the middle of a wide quote does not fill. */
const SPREADS = { AAA: 2, BBB: 2, CCC: 2, DDD: 20, EEE: 2, FFF: 10 };

const DAYS = twoDays(PRICES, HIGH);

const STRATEGIES: readonly SimulatedStrategy[] = [
  {
    name: "first",
    tree: switching({ AAA: 50, BBB: 50 }, { AAA: 30, CCC: 70 }),
    sharePercent: 40,
    frequency: "hourly",
  },
  {
    name: "second",
    tree: switching({ CCC: 60, EEE: 40 }, { BBB: 40, DDD: 60 }),
    sharePercent: 40,
    frequency: "hourly",
  },
  {
    name: "third",
    tree: switching({ EEE: 100 }, { FFF: 100 }),
    sharePercent: 20,
    frequency: "hourly",
  },
];

/** What becomes of orders in the run that is watched. */
const ORDER_FAULTS = [
  { match: { symbol: "EEE", side: "sell" }, action: "partial-fill", fraction: 0.4, delay: 1_500 },
  { match: { symbol: "FFF", side: "buy" }, action: "partial-fill", fraction: 0.5, delay: null },
] as const;

/** See the head of this file. */
export const TRADING: Scenario = {
  world: {
    exchange: {
      market: DAYS.market.data,
      now: newYorkInstant(FIRST_DAY, "15:00"),
      spreads: SPREADS,
      seed: 1,
    },
    account: { cash: "100000" },
  },
  date: SECOND_DAY,
  async before(world) {
    const slot = slotOfSecondDay(SLOT);
    await playFirstDay(world, DAYS, STRATEGIES, PRICES);
    // CCC's and FFF's limits are above their offers and fill at once; DDD's is in the middle and does not.
    await putSnapshot(world, slot, { SIGNAL: HIGH, ...PRICES, CCC: 20.01, FFF: 25.02 }, DAYS.closeBefore);
    await world.clock.advanceTo(slot.snapshotAt);
  },
  async watched(world) {
    for (const fault of ORDER_FAULTS) await askOperator(world, "POST", "/order-faults", fault);
    await playSlot(world, slotOfSecondDay(SLOT));
  },
};
