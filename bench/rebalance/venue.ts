/**
 * A thread with a local exchange whose clock stands still until it is set going. It is asked by messages and not over
 * HTTP, because the platform's own HTTP client costs an object nothing, and Node's would be most of what is measured.
 */
import { parentPort, workerData } from "node:worker_threads";
import { createExchange } from "../../sim/exchange/exchange.ts";
import type { AccountKeys } from "../../sim/exchange/accounts/open-account.ts";
import { newYorkInstant } from "../../src/engine/calendar/new-york.ts";
import { DATE, HELD, twentyTickers } from "./market.ts";

export interface VenueRequest {
  readonly accounts: number;
}

export interface Venue {
  readonly tiingoToken: string;
  readonly accounts: readonly AccountKeys[];
}

/** A request on its way, and the answer to it. */
export interface Asked {
  readonly number: number;
  readonly url: string;
  readonly method: string;
  readonly headers: [string, string][];
  readonly body: string | null;
}

export interface Answered {
  readonly number: number;
  readonly status: number;
  readonly headers: [string, string][];
  readonly body: string;
}

const CASH = "100000";
/** Of every ticker that an account holds at first. */
const SHARES = "50";

// Given by whoever started the thread.
const { accounts: count } = workerData as VenueRequest;
const exchange = createExchange({ market: twentyTickers(), now: newYorkInstant(DATE, "15:30") });
const accounts = Array.from({ length: count }, () => exchange.addAccount({ cash: CASH }));
for (const { keyId, secretKey } of accounts) {
  for (const symbol of HELD) {
    const order = { symbol, side: "buy", type: "market", time_in_force: "day", qty: SHARES };
    const headers = { "APCA-API-KEY-ID": keyId, "APCA-API-SECRET-KEY": secretKey };
    const body = JSON.stringify(order);
    const request = new Request("http://exchange.bench/v2/orders", { method: "POST", headers, body });
    const { status } = await exchange.fetch(request);
    if (status !== 200) throw new Error(`an order was refused with ${status}`);
  }
}
await exchange.clock.advanceTo(newYorkInstant(DATE, "15:40"));

async function answer({ number, url, method, headers, body }: Asked): Promise<Answered> {
  const response = await exchange.fetch(
    new Request(url, { method, headers, ...(body === null ? {} : { body }) }),
  );
  return { number, status: response.status, headers: [...response.headers], body: await response.text() };
}

const say = (what: Answered | Venue) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(what);
};
parentPort?.on("message", (asked: Asked) => void answer(asked).then(say));
say({ tiingoToken: exchange.tiingoToken, accounts });
