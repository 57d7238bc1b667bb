/** Adopting: unassigned shares or cash become a strategy's. */
import { toText, ZERO } from "../../money/decimal.ts";
import { type AccountBook, freeCash, freeShares } from "../account-book.ts";
import { amountOf, type Assets, NOT_POSITIVE, type Reassignment, valueOf } from "./reassignment.ts";

/**
 * The entry that gives a strategy something unassigned; adopted shares cost what they are worth now. Refused when that
 * much is not unassigned. Shares that the account is short of cannot be adopted.
 */
export function adopt(
  book: AccountBook,
  strategyId: string,
  assets: Assets,
  reference: string,
): Reassignment {
  const amount = amountOf(assets);
  if (amount.lte(0)) return NOT_POSITIVE;
  const isShares = assets.kind === "shares";
  const free = isShares ? freeShares(book, assets.symbol) : freeCash(book);
  if (amount.gt(free)) {
    const what = isShares ? `${toText(free)} ${assets.symbol}` : `$${free.toFixed(2)}`;
    return { ok: false, code: "not_unassigned", message: `only ${what} are unassigned` };
  }
  const value = valueOf(assets);
  const moved = isShares
    ? { symbol: assets.symbol, quantity: amount, cash: ZERO, cost: value }
    : { symbol: null, quantity: ZERO, cash: amount, cost: ZERO };
  return { ok: true, entries: [{ strategyId, kind: "adopt", ...moved, reference }], value };
}
