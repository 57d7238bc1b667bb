/** Charges, credits and corrections, by the situation that they make. */
import type { Draw } from "../../../exchange/faults/draw.ts";
import type { Correction, LateBooking } from "../happening.ts";

const HUNDREDTHS = 100;
const part = (draw: Draw) => draw.whole(1, HUNDREDTHS) / HUNDREDTHS;
/** Dollars and cents. */
const amount = (draw: Draw) => draw.whole(100, draw.oneOf([999, 9_999, 99_999])) / HUNDREDTHS;

const charge =
  (first: LateBooking["first"]) =>
  (draw: Draw): LateBooking => ({
    amount: -amount(draw),
    as: draw.oneOf(["fee", "interest", "withholding", "transfer"]),
    about: draw.whole(0, 3),
    first,
    part: part(draw),
  });
const credit =
  (first: LateBooking["first"]) =>
  (draw: Draw): LateBooking => ({
    amount: amount(draw),
    as: draw.oneOf(["dividend", "dividend", "interest", "transfer", "sweep"]),
    about: draw.whole(0, 3),
    first,
    part: part(draw),
  });

export const BOOKINGS = {
  "charge: cash goes before it is told": charge("cash"),
  "charge: told before the cash goes": charge("word"),
  "credit: cash comes before it is told": credit("cash"),
  "credit: told before the cash comes": credit("word"),
  "charge: never told": (draw) => ({ ...charge("cash")(draw), part: null }),
  "credit: never told": (draw) => ({ ...credit("cash")(draw), part: null }),
} as const satisfies Readonly<Record<string, (draw: Draw) => LateBooking>>;

const correction =
  (kind: Correction["kind"]) =>
  (draw: Draw): Omit<Correction, "avoid"> => ({
    kind,
    which: draw.whole(0, 2),
    part: draw.oneOf([1, 0.5, part(draw)]),
  });

export const CORRECTIONS = {
  "fill: taken back": correction("bust"),
  "fill: found late": correction("late fill"),
  "fill: gets another price": correction("price"),
} as const satisfies Readonly<Record<string, (draw: Draw) => Omit<Correction, "avoid">>>;

/** Whether a situation is one that is never explained. */
export function isNeverTold(situation: string): boolean {
  return situation.endsWith(": never told");
}
