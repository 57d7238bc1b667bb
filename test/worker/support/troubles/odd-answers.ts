/** Answers of the broker that are not what they should be. */
import { vi } from "vitest";

/** A request of the Worker's, as far as tests tell them apart. */
interface Asked {
  readonly method: string;
  readonly path: string;
}

/**
 * Has the broker answer the Worker's requests with what `change` makes of its JSON, where that is not `undefined`; others
 * are answered as they were before. Later changes see what earlier ones have made.
 */
export function changeAnswers(change: (json: unknown, asked: Asked) => unknown): void {
  const fetching = vi.mocked(globalThis.fetch);
  const before = fetching.getMockImplementation();
  if (!before) throw new Error("nobody answers yet");
  fetching.mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const { pathname: path } = new URL(request.url);
    const response = await before(request);
    if (response.webSocket || !response.headers.get("content-type")?.includes("json")) return response;
    const changed = change(await response.clone().json(), { method: request.method, path });
    return changed === undefined ? response : Response.json(changed, response);
  });
}

type Row = Record<string, unknown>;

/** Whether an answer is one order. */
export function isOrder(json: unknown): json is Row {
  return typeof json === "object" && json !== null && "client_order_id" in json;
}

/** Has `change` make another list of each list that the broker answers at a path. */
export function changeList(path: string, change: (rows: readonly Row[]) => readonly unknown[]): void {
  changeAnswers((json, asked) =>
    asked.path === path && Array.isArray(json) ? change(json as readonly Row[]) : undefined,
  );
}

/** Has the account hold something more, at a value in dollars that is negative for what is owed: a row of its positions. */
export function holdBesides(row: Row, value: number): void {
  changeList("/v2/positions", (rows) => [...rows, row]);
  const side = value < 0 ? "short_market_value" : "long_market_value";
  changeAnswers((json, { path }) => {
    if (path !== "/v2/account" || typeof json !== "object" || json === null) return undefined;
    const account = json as Row;
    const more = (name: string) => ({ [name]: String(Number(account[name]) + value) });
    return { ...account, ...more("equity"), ...more("portfolio_value"), ...more(side) };
  });
}

/** Has the broker tell of a transfer of an amount of dollars as of something else: in the fields of another activity. */
export function retellTransfer(amount: string, as: Row): void {
  changeList("/v2/account/activities", (rows) =>
    rows.map(({ id, date, created_at, ...row }) =>
      row["net_amount"] === amount
        ? { id, date, created_at, status: "executed", ...as }
        : { id, date, created_at, ...row },
    ),
  );
}
