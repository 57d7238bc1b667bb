/** Activities as the Alpaca adapter reads them from rows of the broker's. */
import { createAlpacaBroker } from "../../../../src/brokers/alpaca/alpaca.ts";
import { openConnection } from "../../../../src/brokers/alpaca/connection.ts";
import type { Activity } from "../../../../src/engine/ledger/reconcile/activity.ts";
import { newYorkInstant } from "../../../../src/engine/calendar/new-york.ts";
import { toText } from "../../../../src/engine/money/decimal.ts";
import { type ListedAnswer, serverWith } from "./answers.ts";

const HOSTS = { tradingUrl: "http://trading.test", dataUrl: "http://data.test" };

/** Since when activities are asked for, epoch ms. */
export const TODAY: number = newYorkInstant("2026-11-23", "15:55");

export const FILL = {
  id: "f::1",
  activity_type: "FILL",
  transaction_time: "2026-11-23T20:55:01.123456789Z",
  type: "partial_fill",
  price: "600.125",
  qty: "1.5",
  side: "buy",
  symbol: "SPY",
  order_id: "order-1",
};

/** A broker on a server that gives answers, one after the other. */
export function brokerWith(...answers: readonly ListedAnswer[]) {
  const server = serverWith(...answers);
  const connection = openConnection({ apiKey: "key", apiSecret: "secret", fetch: server.fetch });
  return { server, broker: createAlpacaBroker(connection, HOSTS) };
}

/** What is read of rows. Throws when they are not an answer. */
export async function readActivities(...rows: readonly unknown[]): Promise<Activity[]> {
  const outcome = await brokerWith(rows).broker.activitiesSince(TODAY);
  if (outcome.kind !== "confirmed") throw new Error(outcome.message);
  return outcome.value;
}

/** The amounts of an activity as text. */
export function amounts({ quantity, cash, price }: Activity): (string | null)[] {
  return [quantity, cash, price].map((value) => value && toText(value));
}
