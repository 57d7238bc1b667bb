/** What clients asked of the exchange, so that a test can count it. The administrator's requests are not listed. */

export interface LoggedRequest {
  readonly method: string;
  /** Without the query, which may hold a token. */
  readonly path: string;
  /** `null` when the connection was dropped. */
  readonly status: number | null;
  /** Virtual instant, epoch ms. */
  readonly at: number;
}

/** The oldest requests are forgotten beyond this many. */
const REMEMBERED = 20_000;

export class RequestLog {
  readonly #requests: LoggedRequest[] = [];

  add(request: LoggedRequest): void {
    this.#requests.push(request);
    if (this.#requests.length > REMEMBERED) this.#requests.splice(0, REMEMBERED / 2);
  }

  /** In the order in which they were answered. */
  all(): readonly LoggedRequest[] {
    return this.#requests;
  }
}
