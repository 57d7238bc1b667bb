/** Lists that Alpaca answers page by page. */
import type { Outcome } from "../broker.ts";
import type { AlpacaConnection } from "./connection.ts";
import { send } from "./request.ts";
import type { Purpose } from "./request-limit.ts";

export interface Page<T> {
  readonly rows: T[];
  /** What the next page goes on from; null when this was the last one. */
  readonly next: string | null;
}

export interface PagedList<T> {
  /** What is listed, for a message. */
  readonly what: string;
  /** More pages than any account fills; more than that go round in a circle. */
  readonly mostPages: number;
  /** The address of the page that goes on from there; null: of the first. */
  readonly url: (from: string | null) => string;
  readonly purpose?: Purpose;
  /** Throws when the answer is no page. */
  readonly read: (json: unknown) => Page<T>;
}

/** Everything on a list of the trading service, in its order. A part of the answer is no answer. */
export async function readPages<T>(
  connection: AlpacaConnection,
  { what, mostPages, url, read, purpose = "read" }: PagedList<T>,
): Promise<Outcome<T[]>> {
  const all: T[] = [];
  let from: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const answer: Outcome<Page<T>> = await send(connection, {
      method: "GET",
      service: "trading",
      url: url(from),
      read,
      purpose,
    });
    if (answer.kind !== "confirmed") return answer;
    all.push(...answer.value.rows);
    from = answer.value.next;
    if (from === null) return { kind: "confirmed", value: all };
  }
  return { kind: "unknown", message: `more than ${mostPages} pages of ${what}` };
}
