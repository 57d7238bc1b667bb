/** Draws a plan from a seed: the same seed is the same plan everywhere. */
import type { Slot } from "../../../src/engine/calendar/slots.ts";
import { type Draw, drawFrom } from "../../exchange/faults/draw.ts";
import type { Fault } from "../../exchange/faults/fault.ts";
import { faultPlan } from "../../exchange/faults/fault-plan.ts";
import { randomFractions } from "../../exchange/random/generator.ts";
import { hash } from "../../exchange/random/hash.ts";
import { SYMBOLS } from "../market/shared-markets.ts";
import type { Spell } from "../platform/spells.ts";
import { PlanMarket } from "../vendors/plan-market.ts";
import { slotOn } from "../world/play-slot.ts";
import type { Situation } from "../coverage/situations.ts";
import type { OrderedOrderFault } from "../happenings/happening.ts";
import { frozenPrices } from "../openings/frozen-prices.ts";
import { openingOf, PLAIN_OPENINGS } from "../openings/openings.ts";
import { drawEventfulPlan } from "./draw-eventful.ts";
import type { ByHand, FaultPlan, Plan, PlannedDay } from "./plan.ts";

const SECOND = 1_000;
/** Waits of the exchange's own faults, virtual ms: some are longer than a client waits. */
const LONGEST_WAIT = 12_000;

/** One in so many. */
function oneIn(draw: Draw, count: number): boolean {
  return draw.whole(1, count) === 1;
}

function drawOrderFaults(draw: Draw): OrderedOrderFault[] {
  return Array.from({ length: draw.oneOf([0, 0, 0, 0, 0, 1, 1, 2]) }, () => {
    const match = {
      clientOrderIdPrefix: "af-",
      ...(oneIn(draw, 2) ? { side: draw.oneOf(["buy", "sell"]) } : {}),
    };
    const common = { match, times: draw.whole(1, 2) };
    return draw.oneOf<[OrderedOrderFault, ...OrderedOrderFault[]]>([
      { ...common, action: "partial-fill", fraction: 0.4, delay: draw.oneOf([null, 3 * SECOND]) },
      { ...common, action: "slow", fillAfter: draw.whole(1, 20) * SECOND },
      { ...common, action: "slow-cancel", after: draw.whole(1, 15) * SECOND },
      { ...common, action: "never-fill" },
      { ...common, action: "reject", after: draw.whole(0, 3) * SECOND },
      { ...common, action: "stuck-cancel" },
      { ...common, action: "cancel-loses-to-fill" },
    ]);
  });
}

/** A clock that answers late would be read wrongly by as much: every deadline would be off, and rightly so. */
function isUsable(fault: Fault): boolean {
  return !(fault.match.pathPrefix === "/v2/clock" && fault.action === "latency");
}

function drawByHand(draw: Draw, slot: Slot): ByHand[] {
  const start = slot.snapshotAt;
  return Array.from({ length: draw.oneOf([0, 0, 0, 1, 2]) }, (): ByHand => {
    const at = start + draw.whole(0, 10 * 60) * SECOND;
    const symbol = draw.oneOf(SYMBOLS);
    switch (draw.whole(0, 3)) {
      case 0:
        return { at, kind: "transfer", amount: draw.whole(1, 40) * 50 * draw.oneOf([1, -1]) };
      case 1:
        return { at, kind: "sell", symbol, qty: draw.whole(1, 3) };
      default:
        return { at, kind: "buy", symbol, qty: draw.whole(1, 3) };
    }
  });
}

function drawSpells(draw: Draw, slots: readonly Slot[]): Spell[] {
  return slots.flatMap(({ dispatchAt }): Spell[] => {
    if (!oneIn(draw, 3)) return [];
    const part = draw.oneOf(["database", "database", "store", "control", "broker", "broker", "broker"]);
    // Most runs are over after a minute; history may be kept waiting for much longer.
    const from = dispatchAt + draw.whole(0, 60) * SECOND;
    const seconds = part === "database" ? draw.whole(30, 600) : draw.whole(1, 40);
    return [{ part, from, to: from + seconds * SECOND }];
  });
}

function drawFaultPlan(seed: number): FaultPlan {
  const draw = drawFrom(randomFractions(hash("fault plan of a simulation", seed)));
  const opening = draw.whole(0, PLAIN_OPENINGS - 1);
  const { market: shared, world, dates: allDates } = openingOf(opening);
  const market = new PlanMarket(shared, null);
  const { account, exchange } = world;
  const dates = allDates.slice(0, draw.oneOf([1, 1, 1, 1, 1, 1, 1, 1, 2, 3]));
  const days = dates.map((date, index): PlannedDay => {
    const intensity = draw.oneOf([0, 0.1, 0.3]);
    const faults = faultPlan(hash(seed, "day", index), { intensity, longestWait: LONGEST_WAIT });
    const fills = !oneIn(draw, 6);
    return {
      date,
      snapshot: oneIn(draw, 20) ? null : frozenPrices(market, date, exchange.spreads, fills),
      faults: faults.filter(isUsable),
      orderFaults: drawOrderFaults(draw),
      // With margin, an owner who buys by hand could take cash below zero without any doing of ours.
      byHand: account.multiplier === 2 ? [] : drawByHand(draw, slotOn(date)),
    };
  });
  const slots = dates.map((date) => slotOn(date));
  return {
    kind: "faults",
    seed,
    opening,
    days,
    spells: drawSpells(draw, slots),
    chances: {
      kill: draw.oneOf([0, 0.01, 0.03, 0.1]),
      failure: draw.oneOf([0, 0, 0.02, 0.1]),
      late: draw.oneOf([0, 0, 0.01]),
    },
    partialChance: draw.oneOf([0, 0.1, 0.5]),
    clockSkew: draw.oneOf([0, 0, -1_500, 1_500]),
  };
}

/** The plan of a seed, an integer: a fault plan, or, of every even seed, one in which situations of these are met. */
export function drawPlan(seed: number, situations: readonly Situation[]): Plan {
  return seed % 2 === 0 ? drawEventfulPlan(seed, situations) : drawFaultPlan(seed);
}
