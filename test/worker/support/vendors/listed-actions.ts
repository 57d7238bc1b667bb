/** What the broker's list of corporate actions says, whatever happens at the exchange. */
import type { Exchange } from "../../../../sim/exchange/exchange.ts";
import { orderFault } from "../exchange-admin.ts";

/** Rows by the name of their list: `forward_splits`, `stock_dividends`, ... */
export type ActionLists = Readonly<Record<string, readonly object[]>>;

/** Has the list say this from now on. */
export async function listActions(exchange: Exchange, lists: ActionLists): Promise<void> {
  await orderFault(exchange, {
    match: { pathPrefix: "/v1/corporate-actions" },
    action: "status",
    status: 200,
    body: { corporate_actions: lists, next_page_token: null },
    times: "always",
  });
}

/** A row of a split: shares for one share before. */
export function splitRow(
  symbol: string,
  date: string,
  factor: number,
  id = `split-${symbol}-${date}`,
): object {
  const rates = factor > 1 ? { new_rate: factor, old_rate: 1 } : { new_rate: 1, old_rate: 1 / factor };
  return { id, symbol, ex_date: date, process_date: date, ...rates };
}
