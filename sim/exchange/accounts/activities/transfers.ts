/** Cash that an operator moves in or out of an account: transfers, and charges and credits of the broker. */
import * as z from "zod";
import { isDate } from "../../../../src/engine/calendar/dates.ts";
import { decimal, roundHalfUp, toText } from "../../../../src/engine/money/decimal.ts";
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

const NO_SHARES = "is not a number of shares above zero";
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
  /** The security that a fee, a dividend or tax withheld from one is about, if any, and the shares that earned a dividend. */
  symbol: z.string().optional(),
  qty: z
    .union([z.string(), z.number()], NO_SHARES)
    .transform(String)
    .pipe(z.string().regex(/^(?=.*[1-9])\d{1,15}(\.\d{1,9})?$/, NO_SHARES))
    .optional(),
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

type Kind = Omit<Booking, "netAmount" | "date" | "groupId">;

const SWEEP_SYMBOL = "SWEEPFDIC";
const COMMISSION = { type: "FEE", subType: "COM" } as const;
const CASH_DIVIDEND = { type: "DIV", subType: "CDIV" } as const;
/** The kinds that can be about a security. */
const OF_SECURITIES: ReadonlySet<TransferKind> = new Set(["fee", "dividend", "withholding"]);
/** Decimals of the dollars that a dividend pays on a share. */
const PER_SHARE_DECIMALS = 6;

/** What a dividend paid on a share, where the shares are known. */
function perShare(amount: Decimal, shares: string | undefined): Pick<Kind, "qty" | "perShareAmount"> {
  if (shares === undefined) return {};
  const qty = decimal(shares);
  return { qty, perShareAmount: roundHalfUp(amount.abs().div(qty), PER_SHARE_DECIMALS) };
}

function kindOf({ kind, symbol, qty }: Transfer, amount: Decimal): Kind {
  const comesIn = amount.gt(0);
  const about = symbol === undefined ? {} : { symbol };
  switch (kind) {
    case "journal":
      return { type: "JNLC", description: "Cash journal" };
    case "interest":
      return comesIn
        ? { type: "INT", subType: "CDT", description: "Credit interest" }
        : { type: "INT", subType: "MGN", description: "Margin interest" };
    case "fee":
      return { ...about, ...COMMISSION, description: comesIn ? "Commission refund" : "Commission" };
    case "dividend":
      return {
        ...about,
        ...CASH_DIVIDEND,
        ...perShare(amount, qty),
        description: comesIn ? "Cash dividend" : "Dividend reversal",
      };
    case "withholding":
      return {
        ...about,
        type: "DIVNRA",
        description: comesIn ? "Refund of withheld tax" : "Tax withheld",
      };
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

/** Why a kind cannot be about what it is said to be, if so. */
function refusedDetails({ kind, symbol, qty }: Transfer): string | undefined {
  if (symbol !== undefined && !OF_SECURITIES.has(kind)) return `symbol: ${kind} is about no security`;
  if (qty === undefined) return undefined;
  if (kind !== "dividend") return `qty: ${kind} is not paid on shares`;
  return symbol === undefined ? "symbol: of which security the shares are is missing" : undefined;
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
  asked: Transfer,
  lateBookings: LateBookings,
  instant: number,
): Transferred {
  const { kind, date, bookedAfter, toldAfter = bookedAfter } = asked;
  const amount = decimal(asked.amount);
  const message = refusedDetails(asked) ?? refusedTransfer(account, kind, amount);
  if (message !== undefined) return { ok: false, message };
  const booking: Booking = {
    ...kindOf(asked, amount),
    netAmount: amount,
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
