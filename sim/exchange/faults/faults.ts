/** Faults to order: the next requests that match are dropped or answered with a status, as networks and brokers do. */

export interface Fault {
  readonly match: { readonly method?: string | undefined; readonly pathPrefix?: string | undefined };
  /** `status` answers without any effect; the others break the connection before or after the effect. */
  readonly action: "drop-before-effect" | "drop-after-effect" | "status";
  /** For `status`: the HTTP status and the body, sent as JSON unless it is a string. */
  readonly status?: number | undefined;
  readonly body?: unknown;
  /** How many requests it strikes. */
  readonly times: number;
}

/** The connection broke before an answer came, as a failed `fetch` reports it. */
export class DroppedConnection extends TypeError {
  override readonly name = "DroppedConnection";

  constructor() {
    super("fetch failed: the connection was dropped");
  }
}

export class Faults {
  #pending: Fault[] = [];

  add(fault: Fault): void {
    this.#pending.push(fault);
  }

  /** The fault that strikes a request, oldest first, and counts it; `undefined` for none. */
  take(method: string, path: string): Fault | undefined {
    const index = this.#pending.findIndex(
      ({ match, times }) =>
        times > 0 &&
        (match.method ?? method).toUpperCase() === method.toUpperCase() &&
        path.startsWith(match.pathPrefix ?? ""),
    );
    const fault = this.#pending[index];
    if (fault) this.#pending[index] = { ...fault, times: fault.times - 1 };
    this.#pending = this.#pending.filter(({ times }) => times > 0);
    return fault;
  }
}

/** The answer that a `status` fault gives: 500 and no body unless it says otherwise. */
export function faultResponse(fault: Fault): Response {
  const status = fault.status ?? 500;
  if (fault.body === undefined) return new Response(null, { status });
  return typeof fault.body === "string"
    ? new Response(fault.body, { status, headers: { "content-type": "text/plain" } })
    : Response.json(fault.body, { status });
}
