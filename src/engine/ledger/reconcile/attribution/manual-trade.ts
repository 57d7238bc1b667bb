/** Trades that are not ours: the owner's own, on the broker's site or through another program. */
import { sum } from "../../../money/decimal.ts";
import { flowFromFreeCash } from "../cash-flows.ts";
import { dollarsText, sharesText } from "../difference.ts";
import { sharesFromFree } from "../shares-taken.ts";
import type { Attribution, AttributionContext, ShareMovement } from "./attribution.ts";

/** What was bought is unassigned; it is paid with unassigned cash first, then with the ledgers'. */
function manualBuy(bought: ShareMovement, { book }: AttributionContext): Attribution {
  const { symbol, quantity, amount, reference } = bought;
  const entries = flowFromFreeCash(book, { kind: "cash_left", symbol: null, amount, reference });
  const spent = dollarsText(sum(entries.map(({ cash }) => cash)));
  const payers = entries.length > 0 ? `; ${spent} of the strategies' cash paid for it` : "";
  const message = `${sharesText(quantity, symbol)} bought by hand for ${dollarsText(amount)}: unassigned${payers}`;
  return { entries, differences: [{ code: "manual_buy", symbol, quantity, amount, message }] };
}

/** Unassigned shares are taken to have been sold first, then the ledgers'; the proceeds are unassigned. */
function manualSell(sold: ShareMovement, { book }: AttributionContext): Attribution {
  const { symbol, quantity, amount, reference } = sold;
  const entries = sharesFromFree(book, quantity.abs(), { kind: "sold_outside", symbol, reference });
  const owners = entries.length > 0 ? "; strategies' shares were among them" : "";
  const message = `${sharesText(quantity, symbol)} sold by hand for ${dollarsText(amount)}: the proceeds are unassigned${owners}`;
  return { entries, differences: [{ code: "manual_sell", symbol, quantity, amount, message }] };
}

/** A trade of what is no share, as an option or crypto: it is the owner's, and moves cash alone. */
export function tradeOfNoShares(
  { symbol, amount, reference }: ShareMovement,
  { book }: AttributionContext,
): Attribution {
  const entries = flowFromFreeCash(book, { kind: "cash_left", symbol: null, amount, reference });
  const [code, what] = amount.lt(0)
    ? (["manual_buy", "bought"] as const)
    : (["manual_sell", "sold"] as const);
  const payers = entries.length > 0 ? "; the strategies' cash was part of it" : "";
  const message = `${symbol} ${what} by hand for ${dollarsText(amount)}: no shares, and the owner's own${payers}`;
  return { entries, differences: [{ code, symbol, amount, message }] };
}

/** A trade that is not ours. */
export function manualTrade(trade: ShareMovement, context: AttributionContext): Attribution {
  return trade.quantity.lt(0) ? manualSell(trade, context) : manualBuy(trade, context);
}
