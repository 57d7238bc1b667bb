/**
 * How the exchange handles one order: how fast it becomes new, fills and is cancelled, and whether any of that goes
 * wrong. An order gets its behaviour when it is placed and keeps it over a restart. Virtual milliseconds.
 */

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
  /** From the close of its day until a cancel that is pending then is settled; `null` settles it at the close. */
  readonly settleAfterClose: number | null;
}
