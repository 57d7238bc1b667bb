/**
 * Two sessions: on the first the strategies of a scenario buy what they hold, on the second it takes place. Nothing that
 * they hold moves, only SIGNAL, which tells them to switch.
 */
import { type Slot, slotOf } from "../../../src/engine/calendar/slots.ts";
import { type SimulatedMarket, simulatedMarket, still } from "../market/simulated-market.ts";
import { activate, type SimulatedStrategy } from "../world/activate.ts";
import { playSlot, putSnapshot, slotOn } from "../world/play-slot.ts";
import type { World } from "../world/world.ts";

export const FIRST_DAY = "2026-08-18";
export const SECOND_DAY = "2026-08-19";
/** Dollars, of SIGNAL. */
export const LOW = 95;
export const HIGH = 105;

const FROM = "2026-08-03";

type Dollars = Readonly<Record<string, number>>;

export interface TwoDays {
  readonly market: SimulatedMarket;
  /** Dollars, of a symbol on the first day. */
  readonly closeBefore: (symbol: string) => number;
}

/** The market of the two days. `second`: what SIGNAL stands at on the second; everything in dollars. */
export function twoDays(prices: Dollars, second: number): TwoDays {
  const symbols = ["SIGNAL", ...Object.keys(prices)];
  return {
    market: simulatedMarket(symbols, FROM, SECOND_DAY, (symbol, _index, date) =>
      still(prices[symbol] ?? (date < SECOND_DAY ? LOW : second)),
    ),
    closeBefore: (symbol) => prices[symbol] ?? LOW,
  };
}

/** A slot of the second day, by its name. Throws when there is none. */
export function slotOfSecondDay(name: string): Slot {
  const slot = slotOf(`${SECOND_DAY}/${name}`);
  if (!slot) throw new Error(`there is no slot ${name}`);
  return slot;
}

/** Plays the first day, at the frozen prices (dollars) that its run decides on, up to the night after it. */
export async function playFirstDay(
  world: World,
  { market, closeBefore }: TwoDays,
  strategies: readonly SimulatedStrategy[],
  frozen: Dollars,
): Promise<void> {
  await world.connect();
  world.store.putAll(await market.entriesBefore(FIRST_DAY));
  for (const strategy of strategies) await activate(world, strategy);
  const slot = slotOn(FIRST_DAY);
  await putSnapshot(world, slot, { SIGNAL: LOW, ...frozen }, closeBefore);
  await playSlot(world, slot);
  world.store.putAll(await market.entriesBefore(SECOND_DAY));
}
