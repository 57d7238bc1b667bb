import { PRACTICE_CASH } from "../../../../src/contract/practice-cash.ts";
import { formatMoney } from "../../format/money.ts";

export type CashInput = { ok: true; cash: number } | { ok: false; message: string };

const [LEAST, MOST] = [PRACTICE_CASH.least, PRACTICE_CASH.most].map((dollars) =>
  formatMoney(String(dollars)),
);

/** What an amount has to be, for people. */
export const CASH_RANGE = `Whole dollars, from ${LEAST} to ${MOST}.`;

/** The practice money that was typed: whole dollars, with or without `$` and commas. */
export function readCash(text: string): CashInput {
  const digits = text.trim().replace(/^\$/, "").replaceAll(/[, ]/g, "");
  const cash = Number(digits);
  const isInRange = cash >= PRACTICE_CASH.least && cash <= PRACTICE_CASH.most;
  return digits !== "" && Number.isInteger(cash) && isInRange
    ? { ok: true, cash }
    : { ok: false, message: `Write a whole number of dollars from ${LEAST} to ${MOST}.` };
}
