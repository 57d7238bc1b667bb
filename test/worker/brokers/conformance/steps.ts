/** Steps that the scenarios of every broker share. */
import type { BrokerOrder, OrderRequest, Outcome, RejectionCode } from "../../../../src/brokers/broker.ts";
import { type Decimal, decimal, toText, ZERO } from "../../../../src/engine/money/decimal.ts";
import type { FakeBroker } from "./fake-broker.ts";

const SECOND = 1000;
/** An order that has not ended after so many seconds is not going to. */
const LONGEST_WAIT = 30;

/** The value of an answer. Throws when there was none. */
export function answerOf<T>(outcome: Outcome<T>): T {
  if (outcome.kind === "confirmed") return outcome.value;
  throw new Error(`${outcome.kind}: ${outcome.message}`);
}

/** Why a request was refused. Throws when it was not. */
export function refusalOf(outcome: Outcome<unknown>): RejectionCode {
  if (outcome.kind === "rejected") return outcome.code;
  throw new Error(`the request was not refused but ${outcome.kind}`);
}

/** An order with a client id of its own: at the market, or at a limit (dollars) where one is given. */
export function orderFor(
  side: OrderRequest["side"],
  quantity: string | Decimal,
  symbol: string,
  limit?: string,
): OrderRequest {
  return {
    clientOrderId: `kit-${crypto.randomUUID()}`,
    symbol,
    side,
    type: limit === undefined ? "market" : "limit",
    quantity: decimal(quantity),
    limitPrice: limit === undefined ? null : decimal(limit),
  };
}

/** What the broker says of an order that it must know. */
export async function lookUp({ broker }: FakeBroker, { clientOrderId }: OrderRequest): Promise<BrokerOrder> {
  const order = answerOf(await broker.orderByClientId(clientOrderId));
  if (!order) throw new Error(`the broker has no order ${clientOrderId}`);
  return order;
}

/** Waits, a second at a time, until an order has ended. Throws when it does not within half a minute. */
export async function ended(fake: FakeBroker, request: OrderRequest): Promise<BrokerOrder> {
  for (let second = 0; second < LONGEST_WAIT; second++) {
    const order = await lookUp(fake, request);
    if (order.isTerminal) return order;
    await fake.advance(SECOND);
  }
  throw new Error(`the order for ${request.symbol} does not end`);
}

/** Places an order and waits until it has ended. */
export async function trade(fake: FakeBroker, request: OrderRequest): Promise<BrokerOrder> {
  answerOf(await fake.broker.place(request));
  return ended(fake, request);
}

/** Shares of a symbol that the account holds; zero when it has no position. */
export async function held({ broker }: FakeBroker, symbol: string): Promise<Decimal> {
  const positions = answerOf(await broker.positions());
  return positions.held.find((position) => position.symbol === symbol)?.quantity ?? ZERO;
}

/** Dollars of cash that the account has. */
export async function cashOf({ broker }: FakeBroker): Promise<Decimal> {
  return answerOf(await broker.account()).cash;
}

/** The text of a decimal; null where there is none. */
export function textOf(value: Decimal | null | undefined): string | null {
  return value ? toText(value) : null;
}
