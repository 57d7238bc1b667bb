/** Every account that has an active strategy, page by page over all control objects. */
import { allControls } from "../../durable/addresses.ts";
import type { ActiveAccount } from "../../durable/control/control-object.ts";

const PAGE = 200;

/** Pages of active accounts; never all of them in memory at once. */
export async function* activeAccountPages(env: Env): AsyncGenerator<ActiveAccount[]> {
  for (const control of allControls(env)) {
    let cursor = "";
    for (;;) {
      const page = await control.activeAccounts(cursor, PAGE);
      if (page.length > 0) yield page;
      const last = page.at(-1);
      if (!last || page.length < PAGE) break;
      cursor = last.userId;
    }
  }
}

/** Every symbol that any active account needs, alphabetical. */
export async function activeTickers(env: Env): Promise<string[]> {
  const tickers = new Set<string>();
  for await (const page of activeAccountPages(env)) {
    for (const account of page) for (const ticker of account.tickers) tickers.add(ticker);
  }
  return [...tickers].toSorted();
}
