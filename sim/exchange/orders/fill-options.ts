/** How fast and how completely the exchange handles orders. Virtual milliseconds. */

export interface FillOptions {
  /** From entering the market to `new`. */
  readonly acknowledgeAfter: number;
  /** From entering the market to the first attempt to fill. */
  readonly fillAfter: number;
  /** From asking for a cancel to `canceled`; a fill in between wins. */
  readonly cancelAfter: number;
  /** When given, the first execution takes this fraction (0-1) of an order, and the rest follows `delay` later. */
  readonly partial?: { readonly fraction: number; readonly delay: number };
}

export const defaultFillOptions: FillOptions = { acknowledgeAfter: 20, fillAfter: 100, cancelAfter: 150 };
