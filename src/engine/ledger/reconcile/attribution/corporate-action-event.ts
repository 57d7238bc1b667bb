/** Mergers, changes of symbol and delistings, as the rows of one event tell of them. */
import { type Decimal, sum, ZERO } from "../../../money/decimal.ts";
import { type AccountEvent, cashMoved, sharesMoved } from "../account-event.ts";
import type { LedgerEntry } from "../../journal/entry.ts";
import { flowToHolders } from "../cash-flows.ts";
import { corporateActionEntries } from "../corporate-action.ts";
import { type Difference, dollarsText, sharesText } from "../difference.ts";
import { comingBackEntries, holdersOf } from "../holders.ts";
import type { Attribution, AttributionContext } from "./attribution.ts";
import { split } from "./split-event.ts";

interface Side {
  readonly symbol: string;
  /** Shares that left, or that came; positive. */
  readonly quantity: Decimal;
}

/** What left (-1) or came (1), each symbol once. */
function sidesOf(event: AccountEvent, sign: 1 | -1): Side[] {
  const sides = new Map<string, Decimal>();
  for (const row of event) {
    const quantity = sharesMoved(row).times(sign);
    if (row.symbol === null || quantity.lte(0)) continue;
    sides.set(row.symbol, (sides.get(row.symbol) ?? ZERO).plus(quantity));
  }
  return [...sides].map(([symbol, quantity]) => ({ symbol, quantity }));
}

/**
 * The shares that came for those that left; null where none did, or where that cannot be told. Brokers that do not say
 * which rows belong together tell of several changes of symbol on one day at once: then equal numbers of shares do.
 */
function successorOf(side: Side, leaving: readonly Side[], coming: readonly Side[]): Side | null {
  if (leaving.length === 1 && coming.length === 1) return coming[0] ?? null;
  const isAsMany = ({ quantity }: Side) => quantity.eq(side.quantity);
  const [successor, ...others] = coming.filter(isAsMany);
  const isAlone = leaving.filter(isAsMany).length === 1 && others.length === 0;
  return isAlone ? (successor ?? null) : null;
}

function differencesOf(event: AccountEvent): Difference[] {
  return event.flatMap((row) => {
    const quantity = sharesMoved(row);
    const amount = cashMoved(row);
    if (row.symbol === null) return [];
    const about = { code: "corporate_action", symbol: row.symbol, quantity, amount } as const;
    if (quantity.eq(0)) {
      const message = `corporate action: ${dollarsText(amount)} ${amount.lt(0) ? "taken" : "paid"} for ${row.symbol}`;
      return amount.eq(0) ? [] : [{ ...about, message }];
    }
    const paid = amount.eq(0) ? "" : ` for ${dollarsText(amount)}`;
    const message = `corporate action: ${sharesText(quantity, row.symbol)} ${quantity.lt(0) ? "gone" : "come"}${paid}`;
    return [{ ...about, message }];
  });
}

/** Shares that come and none that leave, with the cash that is told with them. */
function returning(side: Side, event: AccountEvent, { book, heldBefore }: AttributionContext): LedgerEntry[] {
  const { symbol } = side;
  const reference = event[0].id;
  const history = heldBefore(symbol);
  const amount = sum(event.filter((row) => row.symbol === symbol).map(cashMoved));
  const flow = { kind: amount.lt(0) ? "fee" : "dividend", symbol, amount, reference } as const;
  const paid = amount.eq(0) ? [] : flowToHolders(book, holdersOf(book, symbol, null, history), flow);
  return [...paid, ...comingBackEntries(book, history, { kind: "corporate_action", ...side, reference })];
}

/**
 * An event that takes shares away and is no trade: the holders give them, and get the cash that comes for them, and
 * the shares where the event brings those of one other symbol. Shares of the same symbol in exchange are a split.
 * Shares that come alone go to those who gave some in an action before and have none now: it is told in parts. Those of
 * any other symbol, such as of a spin-off, are unassigned.
 */
export function corporateAction(event: AccountEvent, context: AttributionContext): Attribution {
  const reference = event[0].id;
  const leaving = sidesOf(event, -1);
  const coming = sidesOf(event, 1);
  const [first] = leaving;
  const successor = first && leaving.length === 1 ? successorOf(first, leaving, coming) : null;
  if (first && successor && first.symbol === successor.symbol) {
    const quantity = successor.quantity.minus(first.quantity);
    const amount = sum(event.map(cashMoved));
    return split(event, { symbol: first.symbol, quantity, amount, reference }, context);
  }
  const back = leaving.length === 0 ? coming.flatMap((side) => returning(side, event, context)) : [];
  const gone = leaving.flatMap((side) => {
    const rows = leaving.length === 1 ? event : event.filter(({ symbol }) => symbol === side.symbol);
    const cash = sum(rows.map(cashMoved));
    const action = { ...side, cash, successor: successorOf(side, leaving, coming), reference };
    return corporateActionEntries(context.book, action);
  });
  return { entries: [...back, ...gone], differences: differencesOf(event) };
}
