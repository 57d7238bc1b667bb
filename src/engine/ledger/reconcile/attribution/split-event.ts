/** Splits and reverse splits, as the rows of one event tell of them. */
import { sum, ZERO } from "../../../money/decimal.ts";
import { type AccountEvent, sharesMoved } from "../account-event.ts";
import { flowToHolders } from "../cash-flows.ts";
import { sharesText } from "../difference.ts";
import { splitEntries } from "../split.ts";
import type { Attribution, AttributionContext, ShareMovement } from "./attribution.ts";

/**
 * A split. Told as a pair of rows, the shares that leave are those from before; told as one row, with the change
 * alone, they are what the account had. Cash in lieu of fractions in the same rows goes to those who hold the symbol.
 */
export function split(event: AccountEvent, moved: ShareMovement, context: AttributionContext): Attribution {
  const { symbol, quantity, amount, reference } = moved;
  const { book } = context;
  const boughtSince = context.boughtSince(symbol);
  const old = sum(event.map(sharesMoved).filter((each) => each.lt(0)));
  const isPair = event.some((row) => sharesMoved(row).gt(0)) && old.lt(0);
  const before = isPair ? old.abs() : (book.holdings.get(symbol) ?? ZERO).minus(boughtSince);
  const after = before.plus(quantity);
  const lieu = amount.eq(0)
    ? []
    : flowToHolders(book, symbol, { kind: "dividend", symbol, amount, reference });
  const entries = [...lieu, ...splitEntries(book.ledgers, { symbol, before, after, boughtSince, reference })];
  const message = `split: ${sharesText(before, symbol)} became ${sharesText(after, symbol)}`;
  return { entries, differences: [{ code: "split", symbol, quantity, message }] };
}
