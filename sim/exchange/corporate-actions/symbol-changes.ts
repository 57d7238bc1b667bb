/** Changes of a symbol: holdings get the new name, open orders under the old one are cancelled. */
import { bookActivity } from "../accounts/activities/book-activity.ts";
import type { ScriptedSymbolChange } from "./corporate-action.ts";
import { voidOrders } from "./holders.ts";
import type { Holder } from "./holders.ts";

/** Renames what an account holds. Two activities are booked, of the shares that leave and of those that come. */
export function applySymbolChange(holder: Holder, { symbol, newSymbol }: ScriptedSymbolChange): void {
  const { account, identifiers, instant } = holder;
  voidOrders(holder, symbol);
  const position = account.positions.get(symbol);
  if (!position) return;
  account.positions.delete(symbol);
  account.positions.set(newSymbol, { ...position, symbol: newSymbol });
  const booking = {
    type: "NC",
    subType: "SNC",
    description: `${symbol} is now ${newSymbol}`,
    groupId: identifiers.uuid(),
  } as const;
  bookActivity(account, { ...booking, symbol, qty: position.qty.neg() }, identifiers, instant);
  bookActivity(account, { ...booking, symbol: newSymbol, qty: position.qty }, identifiers, instant);
}
