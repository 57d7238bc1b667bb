/** Cash that an operator moves in or out of an account: transfers, and charges and credits of the broker. */
import * as z from "zod";
import { isDate } from "../../../../src/engine/calendar/dates.ts";
import { decimal, toText } from "../../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../../src/engine/money/decimal.ts";
import type { Account } from "../account.ts";
import type { Booking } from "./book-activity.ts";
import type { LateBookings } from "./late-bookings.ts";
import type { NonTradeActivity } from "./non-trade-activity.ts";

/**
 * A bank transfer, a journal between accounts of the broker, interest, a fee, a dividend, tax withheld from one, or the
 * interest of a sweep, which is told as shares of a dollar each.
 */
const TRANSFER_KINDS = [
  "transfer",
  "journal",
  "interest",
  "fee",
  "dividend",
  "withholding",
  "sweep",
] as const;
type TransferKind = (typeof TRANSFER_KINDS)[number];

const NO_AMOUNT = "is not an amount of dollars, negative to take out";
/** The broker books and tells within so many virtual milliseconds: 90 days. */
const LONGEST_DELAY_MS = 90 * 86_400_000;
const Delay = z.int().min(0).max(LONGEST_DELAY_MS);

export const Transfer = z.strictObject({
  /** Dollars, negative for what leaves the account. */
  amount: z
    .union([z.string(), z.number()], NO_AMOUNT)
    .transform(String)
    .pipe(z.string().regex(/^-?\d{1,15}(\.\d{1,2})?$/, NO_AMOUNT))
    .refine((text) => Number(text) !== 0, "must not be zero"),
  kind: z.enum(TRANSFER_KINDS).default("transfer"),
  /** The security that it is about, if any. */
  symbol: z.string().optional(),
  /** New York date that the activity carries, of an earlier day as it may be; the day on which it is told if not given. */
  date: z.string().refine(isDate, "is not a date YYYY-MM-DD").optional(),
  /** Virtual milliseconds until the cash moves. */
  bookedAfter: Delay.default(0),
  /** Virtual milliseconds until the activity is listed: with the cash when not given, never for `null`. */
  toldAfter: Delay.nullable().optional(),
});
export type Transfer = z.output<typeof Transfer>;

export type Transferred =
  | { readonly ok: true; readonly activity: NonTradeActivity }
  | { readonly ok: false; readonly message: string };

type Kind = Pick<Booking, "type" | "subType" | "description" | "symbol" | "qty">;

const SWEEP_SYMBOL = "SWEEPFDIC";

function kindOf(kind: TransferKind, amount: Decimal): Kind {
  const comesIn = amount.gt(0);
  switch (kind) {
    case "journal":
      return { type: "JNLC", description: "Cash journal" };
    case "interest":
      return comesIn
        ? { type: "INT", subType: "CDT", description: "Credit interest" }
        : { type: "INT", subType: "MGN", description: "Margin interest" };
    case "fee":
      return { type: "FEE", description: comesIn ? "Fee refund" : "Fee" };
    case "dividend":
      return { type: "DIV", subType: "CDIV", description: comesIn ? "Cash dividend" : "Dividend reversal" };
    case "withholding":
      return { type: "DIVNRA", description: comesIn ? "Refund of withheld tax" : "Tax withheld" };
    case "sweep":
      return {
        type: "INT",
        subType: "SWP",
        symbol: SWEEP_SYMBOL,
        qty: amount,
        description: "Sweep interest",
      };
    case "transfer":
      return comesIn
        ? { type: "CSD", description: "Cash deposit" }
        : { type: "CSW", description: "Cash withdrawal" };
  }
}

/** Why cash cannot leave or come by a transfer, if so; what the broker charges is charged whatever there is. */
function refusedTransfer(account: Account, kind: TransferKind, amount: Decimal): string | undefined {
  if (kind !== "transfer" && kind !== "journal") return undefined;
  const { transfersBlocked, accountBlocked } = account.flags;
  if (transfersBlocked || accountBlocked) return "the account's transfers are blocked";
  const free = account.cash.minus(account.reserved());
  if (amount.gt(0) || free.plus(amount).gte(0)) return undefined;
  return `amount: only ${toText(free)} dollars of cash are free`;
}

/**
 * Moves an amount of dollars at an instant (epoch ms), or later. Refused when more would leave by a transfer than the cash
 * that no open buy keeps back, or when the account is blocked.
 */
export function transfer(
  account: Account,
  { amount: text, kind, symbol, date, bookedAfter, toldAfter = bookedAfter }: Transfer,
  lateBookings: LateBookings,
  instant: number,
): Transferred {
  const amount = decimal(text);
  const message = refusedTransfer(account, kind, amount);
  if (message !== undefined) return { ok: false, message };
  const booking: Booking = {
    ...kindOf(kind, amount),
    netAmount: amount,
    ...(symbol === undefined ? {} : { symbol }),
    ...(date === undefined ? {} : { date }),
  };
  const times = {
    movedAt: instant + bookedAfter,
    toldAt: toldAfter === null ? null : instant + toldAfter,
  };
  const [activity] = lateBookings.book(account, [booking], times, instant);
  if (!activity) throw new RangeError("a booking without an activity");
  return { ok: true, activity };
}
