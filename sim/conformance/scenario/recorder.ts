/** A client that keeps every answer, and knows what it expects of each. */
import { bodyOf } from "../answer.ts";
import type { Answer, Fetch } from "../answer.ts";

const ORIGIN = "http://exchange.test";

export interface Keys {
  readonly keyId: string;
  readonly secretKey: string;
}

// The bodies are the broker's loose JSON, which the schemas check afterwards; the scenario only takes ids out of it.
type LooseJson = ReturnType<typeof JSON.parse>;

export class Recorder {
  readonly answers: Answer[] = [];
  readonly #fetch: Fetch;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(fetch: Fetch, { keyId, secretKey }: Keys) {
    this.#fetch = fetch;
    this.#headers = { "APCA-API-KEY-ID": keyId, "APCA-API-SECRET-KEY": secretKey };
  }

  async get(status: number, path: string): Promise<LooseJson> {
    return this.#send(status, "GET", path);
  }

  async delete(status: number, path: string): Promise<LooseJson> {
    return this.#send(status, "DELETE", path);
  }

  async patch(status: number, path: string, body: unknown): Promise<LooseJson> {
    return this.#send(status, "PATCH", path, JSON.stringify(body));
  }

  /** Places an order; it is a buy of one share of SPY at the market, good for the day, unless its terms say otherwise. */
  async order(status: number, terms: Readonly<Record<string, unknown>>): Promise<LooseJson> {
    const usual = { symbol: "SPY", side: "buy", type: "market", time_in_force: "day" };
    const amount = "qty" in terms || "notional" in terms ? {} : { qty: "1" };
    return this.post(status, "/v2/orders", JSON.stringify({ ...usual, ...amount, ...terms }));
  }

  /** Sends text as it is. */
  async post(status: number, path: string, body: string): Promise<LooseJson> {
    return this.#send(status, "POST", path, body);
  }

  /** Sends a request and answers its body; throws when the answer has another status than the scenario counts on. */
  async #send(expected: number, method: string, path: string, body?: string): Promise<LooseJson> {
    const init = { method, headers: this.#headers, ...(body === undefined ? {} : { body }) };
    const response = await this.#fetch(new Request(ORIGIN + path, init));
    const answer = { method, path, status: response.status, body: await bodyOf(response) };
    this.answers.push(answer);
    if (response.status !== expected) {
      const text = JSON.stringify(answer.body).slice(0, 500);
      throw new Error(`${method} ${path} ${body ?? ""}: ${response.status} instead of ${expected}: ${text}`);
    }
    return answer.body;
  }
}
