/** Splits and reverse splits, as the rows of one event tell of them. */
import { sum, ZERO } from "../../../money/decimal.ts";
import { type AccountEvent, sharesMoved } from "../account-event.ts";
import { flowToHolders } from "../cash-flows.ts";
import { sharesText } from "../difference.ts";
import { comingBackEntries, holdersOf } from "../holders.ts";
import { splitEntries } from "../split.ts";
import type { Attribution, AttributionContext, ShareMovement } from "./attribution.ts";

/**
 * A split. Told as a pair of rows, the shares that leave are those from before; told as one row, with the change
 * alone, they are what the account had. Cash in lieu of fractions in the same rows goes to those who hold the symbol.
 * Shares that come when there are none are the rest of an action that is told in parts.
 */
export function split(event: AccountEvent, moved: ShareMovement, context: AttributionContext): Attribution {
  const { symbol, quantity, amount, reference } = moved;
  const { book, heldBefore } = context;
  const old = sum(event.map(sharesMoved).filter((each) => each.lt(0)));
  const isPair = event.some((row) => sharesMoved(row).gt(0)) && old.lt(0);
  const before = isPair ? old.abs() : (book.holdings.get(symbol) ?? ZERO);
  const after = before.plus(quantity);
  const history = heldBefore(symbol);
  const flow = { kind: "dividend", symbol, amount, reference } as const;
  const lieu = amount.eq(0) ? [] : flowToHolders(book, holdersOf(book, symbol, null, history), flow);
  const shares = before.lte(0)
    ? comingBackEntries(book, history, { kind: "split", symbol, quantity, reference })
    : splitEntries(book.ledgers, { symbol, before, after, reference });
  const message = `split: ${sharesText(before, symbol)} became ${sharesText(after, symbol)}`;
  return { entries: [...lieu, ...shares], differences: [{ code: "split", symbol, quantity, message }] };
}
