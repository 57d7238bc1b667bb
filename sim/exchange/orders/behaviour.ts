/**
 * How the exchange handles one order: how fast it becomes new, fills and is cancelled, and whether any of that goes
 * wrong. An order gets its behaviour when it is placed and keeps it over a restart. Virtual milliseconds.
 */
import { fractionAt, hash } from "../random/hash.ts";

/** The first execution takes a fraction (0-1) of the order; the rest follows `delay` later, or never (`null`). */
export interface PartialFill {
  readonly fraction: number;
  readonly delay: number | null;
}

export interface OrderBehaviour {
  /** From entering the market to `new`. */
  readonly acknowledgeAfter: number;
  /** From entering the market to the first attempt to fill. */
  readonly fillAfter: number;
  /** From asking for a cancel or a replacement to its effect; `null` leaves it pending for good. */
  readonly cancelAfter: number | null;
  readonly partial: PartialFill | null;
  /** From submission to `rejected`, for an order that was accepted first; `null` for never. */
  readonly rejectAfter: number | null;
  /** It is acknowledged and nothing ever trades with it, as in a halt. */
  readonly neverFills: boolean;
  /** Asked to cancel it, the exchange finds that it has just filled. */
  readonly cancelLosesToFill: boolean;
}

/** What an exchange does with every order, unless an order fault says otherwise. */
export interface FillOptions {
  readonly acknowledgeAfter: number;
  readonly fillAfter: number;
  readonly cancelAfter: number;
  /** Fills every order in two parts. */
  readonly partial?: PartialFill | undefined;
  /** The chance (0-1) that an order fills in two parts, a second apart; about 0.1 on Alpaca's paper accounts. */
  readonly partialChance?: number | undefined;
  /** The part (0-1) of a minute's volume that orders can take on each side; without it there is enough for all. */
  readonly participation?: number | undefined;
}

export const defaultFillOptions: FillOptions = { acknowledgeAfter: 20, fillAfter: 50, cancelAfter: 100 };

/** A part that fills first by chance lies between these fractions of the order. */
const CHANCE_PARTS = { least: 0.1, most: 0.9, delay: 1_000 } as const;

function partialByChance(chance: number, seed: number, orderId: string): PartialFill | null {
  const draw = hash(seed, "partial", orderId);
  if (fractionAt(draw, 0) >= chance) return null;
  const { least, most, delay } = CHANCE_PARTS;
  return { fraction: least + (most - least) * fractionAt(draw, 1), delay };
}

/** The behaviour that the options give to an order; chance follows from the seed and the order's id. */
export function usualBehaviour(options: FillOptions, seed: number, orderId: string): OrderBehaviour {
  const { acknowledgeAfter, fillAfter, cancelAfter, partial, partialChance = 0 } = options;
  return {
    acknowledgeAfter,
    fillAfter,
    cancelAfter,
    partial: partial ?? partialByChance(partialChance, seed, orderId),
    rejectAfter: null,
    neverFills: false,
    cancelLosesToFill: false,
  };
}
