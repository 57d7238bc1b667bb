/** Regulatory fees on sales: gathered over a day, each kind rounded up to a cent, and taken in the evening. */
import { CASH_DECIMALS, ZERO, decimal, min, roundUp } from "../../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../../src/engine/money/decimal.ts";
import { newYorkInstant } from "../../../../src/engine/calendar/new-york.ts";
import { dateAt } from "../../calendar/trading-days.ts";
import { fractionAt, hash } from "../../random/hash.ts";
import type { Identifiers } from "../../random/identifiers.ts";
import type { Account } from "../account.ts";
import { bookActivity } from "../activities/book-activity.ts";
import { AUDIT_TRAIL, SECTION_31, TRADING_ACTIVITY, rateOn } from "./fee-rates.ts";
import type { Fill } from "../activities/fill.ts";

/** Dollars and whole cents of each kind. */
export interface Fees {
  readonly sec: Decimal;
  readonly taf: Decimal;
  readonly cat: Decimal;
}

const MILLION = 1_000_000;

function feesOf(fill: Fill): Fees {
  const date = dateAt(fill.at);
  const activity = rateOn(TRADING_ACTIVITY, date);
  return {
    sec: fill.qty.times(fill.price).times(rateOn(SECTION_31, date)).div(MILLION),
    taf: min(fill.qty.times(activity.perShare), decimal(activity.most)),
    cat: fill.qty.times(rateOn(AUDIT_TRAIL, date)),
  };
}

/** Fees are booked at some time of New York from this one on, within so many milliseconds. */
const CHARGED_FROM = "20:06";
const CHARGED_WITHIN_MS = 660_000;
const SECOND_MS = 1_000;

/** When the fees on the sales of a New York date are booked, epoch ms: some minutes after eight in the evening. */
export function chargedAt(seed: number, date: string): number {
  const seconds = Math.floor((fractionAt(hash(seed, "fees", date), 0) * CHARGED_WITHIN_MS) / SECOND_MS);
  return newYorkInstant(date, CHARGED_FROM) + seconds * SECOND_MS;
}

/** The fees on the account's sales since they were last taken; all zero for an account that pays none. */
export function pendingFees(account: Account): Fees {
  let fees: Fees = { sec: ZERO, taf: ZERO, cat: ZERO };
  if (!account.paysFees) return fees;
  for (const fill of account.fills.slice(account.fillsCharged)) {
    if (fill.side === "buy") continue;
    const { sec, taf, cat } = feesOf(fill);
    fees = { sec: fees.sec.plus(sec), taf: fees.taf.plus(taf), cat: fees.cat.plus(cat) };
  }
  const cents = (fee: Decimal) => roundUp(fee, CASH_DECIMALS);
  return { sec: cents(fees.sec), taf: cents(fees.taf), cat: cents(fees.cat) };
}

/**
 * Takes the pending fees out of the account's cash at an instant (epoch ms), as an activity for each kind that
 * is not zero.
 */
export function collectFees(account: Account, identifiers: Identifiers, instant: number): void {
  const { sec, taf, cat } = pendingFees(account);
  account.fillsCharged = account.fills.length;
  const book = (fee: Decimal, subType: string, name: string) => {
    if (fee.eq(0)) return;
    const description = `${name} on sales of ${dateAt(instant)}`;
    bookActivity(account, { type: "FEE", subType, netAmount: fee.neg(), description }, identifiers, instant);
  };
  book(sec, "REG", "SEC fee");
  book(taf, "TAF", "Trading activity fee");
  book(cat, "CAT", "Consolidated audit trail fee");
}
