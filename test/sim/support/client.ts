/** A client of an exchange in process, as a test uses it. */
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { createExchange } from "../../../sim/exchange/exchange.ts";
import type { Exchange, ExchangeOptions } from "../../../sim/exchange/exchange.ts";
import type { AccountKeys } from "../../../sim/exchange/accounts/open-account.ts";
import { calmMarket } from "./market.ts";

export interface Answer {
  readonly status: number;
  // The bodies are the broker's loose JSON; each test names the fields it expects.
  readonly body: ReturnType<typeof JSON.parse>;
  readonly headers: Headers;
}

/** A Friday with a full session; the next one is Monday 2026-11-23. */
export const FRIDAY = "2026-11-20";

/** An exchange that stands at a time of New York on the Friday (15:45), in a market of still prices. */
export function openExchange(options: Partial<ExchangeOptions> & { time?: string } = {}): Exchange {
  const { time = "15:45", ...more } = options;
  return createExchange({ market: calmMarket, now: newYorkInstant(FRIDAY, time), ...more });
}

async function send(
  exchange: Pick<Exchange, "fetch">,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<Answer> {
  const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
  const response = await exchange.fetch(new Request(`http://exchange.test${path}`, init));
  const text = await response.text();
  const json = response.headers.get("content-type")?.includes("json") === true;
  return { status: response.status, body: json ? JSON.parse(text) : text, headers: response.headers };
}

export class Client {
  readonly exchange: Exchange;
  readonly keys: AccountKeys;

  constructor(exchange: Exchange, keys: AccountKeys = exchange.addAccount({ cash: "10000" })) {
    this.exchange = exchange;
    this.keys = keys;
  }

  async get(path: string): Promise<Answer> {
    return send(this.exchange, "GET", path, this.#headers());
  }

  async delete(path: string): Promise<Answer> {
    return send(this.exchange, "DELETE", path, this.#headers());
  }

  async patch(path: string, body: unknown): Promise<Answer> {
    return send(this.exchange, "PATCH", path, this.#headers(), body);
  }

  /** Orders with `day` and `market`, unless told otherwise. */
  async order(terms: Record<string, unknown>): Promise<Answer> {
    const body = { symbol: "CALM", side: "buy", type: "market", time_in_force: "day", ...terms };
    return send(this.exchange, "POST", "/v2/orders", this.#headers(), body);
  }

  /** The order as it stands now. */
  async read(id: string): Promise<Answer["body"]> {
    return (await this.get(`/v2/orders/${id}`)).body;
  }

  async account(): Promise<Answer["body"]> {
    return (await this.get("/v2/account")).body;
  }

  async positions(): Promise<Answer["body"]> {
    return (await this.get("/v2/positions")).body;
  }

  /** Lets virtual time pass. */
  async wait(milliseconds: number): Promise<void> {
    await this.exchange.clock.advanceTo(this.exchange.clock.now() + milliseconds);
  }

  #headers(): Record<string, string> {
    return { "APCA-API-KEY-ID": this.keys.keyId, "APCA-API-SECRET-KEY": this.keys.secretKey };
  }
}

/** A client with an account of $10,000 on a new exchange. */
export function openClient(options: Partial<ExchangeOptions> & { time?: string } = {}): Client {
  return new Client(openExchange(options));
}

/** Asks the administrator's side of an exchange. */
export async function admin(
  exchange: Exchange,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  return send(exchange, method, `/admin${path}`, {}, body);
}

/** Asks Tiingo's side of an exchange with its token. */
export async function tiingo(exchange: Exchange, path: string): Promise<Answer> {
  return send(exchange, "GET", path, { authorization: `Token ${exchange.tiingoToken}` });
}
