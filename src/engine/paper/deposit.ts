/** Practice money that is paid into an account. */
import type { Decimal } from "../money/decimal.ts";
import { type Book, type BookChange, unchanged } from "./book.ts";

/** The book with some dollars more, to the cent, from an instant (epoch ms) on. `id`: of the activity, unique for ever. */
export function deposit(book: Book, id: string, cash: Decimal, now: number): BookChange {
  const activity = {
    id,
    kind: "deposit",
    brokerType: "deposit",
    at: now,
    symbol: null,
    quantity: null,
    cash,
    price: null,
    brokerOrderId: null,
    groupId: null,
  } as const;
  return { ...unchanged({ ...book, cash: book.cash.plus(cash) }), activities: [activity] };
}
