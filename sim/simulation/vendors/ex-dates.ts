/** The list of corporate actions as the platform asks for it before it takes the prices of a session. */
import { openConnection } from "../../../src/brokers/alpaca/connection.ts";
import { refreshExDates } from "../../../src/market/corporate-actions/ex-dates.ts";
import { asNamespace } from "../platform/key-value-store.ts";
import type { World } from "../world/world.ts";
import type { ListedAction } from "./corporate-story.ts";

const HOST = "http://vendor.simulation";

/** A row in the words of the vendor. */
function rowOf({ symbol, date, factor, cash }: ListedAction): [string, object] {
  const about = { symbol, ex_date: date, process_date: date };
  if (factor === 1) return ["cash_dividends", { ...about, rate: cash, currency: "USD" }];
  const name = factor > 1 ? "forward_splits" : "reverse_splits";
  const rates = factor > 1 ? { new_rate: factor, old_rate: 1 } : { new_rate: 1, old_rate: 1 / factor };
  return [name, { ...about, ...rates }];
}

/** Puts what is listed about a date (New York) into the platform's store, as the product reads a vendor's answer. */
export async function putExDates(world: World, date: string, rows: readonly ListedAction[]): Promise<void> {
  const lists: Record<string, object[]> = {};
  for (const [name, row] of rows.map(rowOf)) lists[name] = [...(lists[name] ?? []), row];
  const answer = { corporate_actions: lists, next_page_token: null };
  const vendor = {
    ...openConnection({ apiKey: "", apiSecret: "", fetch: async () => Response.json(answer) }),
    tradingUrl: HOST,
    dataUrl: HOST,
  };
  const store = asNamespace(world.store, async (_name, effect) => effect());
  const isKnown = await refreshExDates(store, vendor, date);
  if (!isKnown) throw new Error(`the list of ${date} cannot be read`);
}
