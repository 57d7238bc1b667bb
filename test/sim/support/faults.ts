/** Orders faults and sends requests that a client may give up. */
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { FRIDAY, admin } from "./client.ts";
import type { Answer, Client } from "./client.ts";

/** Orders a fault at a client's exchange; answers what the exchange says of it. */
export async function strike(client: Client, fault: Record<string, unknown>): Promise<Answer["body"]> {
  const answer = await admin(client.exchange, "POST", "/faults", { match: {}, ...fault });
  if (answer.status !== 200) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Sends a request with the client's keys, to be given up by the signal; the body is sent as JSON. */
export async function sendUntil(
  client: Client,
  signal: AbortSignal,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  const { keyId, secretKey } = client.keys;
  const headers = { "APCA-API-KEY-ID": keyId, "APCA-API-SECRET-KEY": secretKey };
  const init = { method, headers, signal, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  return client.exchange.fetch(new Request(`http://exchange.test${path}`, init));
}

/** An instant of the Friday on which exchanges open in tests, epoch ms; `time` is New York's. */
export function friday(time: string): number {
  return newYorkInstant(FRIDAY, time);
}

/** A market order for one share that a test finds again by its client order id. */
export const ONE_SHARE = {
  symbol: "CALM",
  side: "buy",
  type: "market",
  time_in_force: "day",
  qty: "1",
  client_order_id: "run-1",
};
