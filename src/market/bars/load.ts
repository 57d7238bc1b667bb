/** The histories that a decision needs: read once, and brought up to date where they are not. */
import type { HistoryColumns } from "../../engine/bars/types.ts";
import { inParallel } from "../../platform/in-parallel.ts";
import { reasonOf } from "../../platform/reason-of.ts";
import { downloadHistory } from "./download.ts";
import { isDue } from "./need.ts";
import { refreshThese } from "./refresh.ts";
import type { RefreshFailure, RefreshPorts } from "./refresh-one.ts";
import { type History, readHistory } from "./store.ts";

export interface LoadedHistories {
  /** Symbols that have none, or a damaged one, are missing. */
  readonly histories: ReadonlyMap<string, History>;
  /** Symbols that should have been refreshed and could not be. */
  readonly stale: ReadonlySet<string>;
  /** Those of them that the vendor was asked about, with what came of it; the others had to wait. */
  readonly failures: ReadonlyMap<string, RefreshFailure>;
}

/** A history that the store does not give is as good as none: it is downloaded. */
async function readIfAnswered(
  store: KVNamespace,
  symbol: string,
  columns: HistoryColumns | undefined,
): Promise<History | undefined> {
  try {
    return await readHistory(store, symbol, columns);
  } catch (error) {
    console.error({ event: "history_unread", symbol, error: reasonOf(error) });
    return undefined;
  }
}

/**
 * Reads the columns that are needed of every symbol, and no others. What is absent, damaged, or ends before `lastSession`
 * (New York date) is downloaded, those that are absent first, as long as it can be begun before `deadline` (epoch ms by
 * `ports.now`), and read again; without a store that takes it, it is used without one.
 */
export async function loadHistories(
  ports: RefreshPorts,
  needs: ReadonlyMap<string, HistoryColumns>,
  lastSession: string,
  deadline: number,
): Promise<LoadedHistories> {
  const read = (symbol: string) => readIfAnswered(ports.store, symbol, needs.get(symbol));
  const symbols = [...needs.keys()].toSorted();
  const found = await inParallel(symbols, read);
  const histories = new Map<string, History>();
  for (const [index, symbol] of symbols.entries()) {
    const history = found[index];
    if (history) histories.set(symbol, history);
  }
  const due = symbols
    .filter((symbol) => isDue(histories.get(symbol)?.stored ?? undefined, lastSession, ports.now()))
    .toSorted((a, b) => Number(histories.has(a)) - Number(histories.has(b)));
  if (due.length === 0) return { histories, stale: new Set(), failures: new Map() };
  const { refreshed, failed, left } = await refreshThese(ports, due, lastSession, deadline);
  for (const symbol of refreshed) {
    const history = await read(symbol);
    if (history) histories.set(symbol, history);
  }
  // The store neither gives nor takes: what the vendor says is good for this once.
  const unstored = failed.filter(({ code }) => code === "store_failed").map(({ symbol }) => symbol);
  const downloaded = await inParallel(unstored, async (symbol) =>
    ports.now() < deadline ? downloadHistory(ports.tiingo, symbol, needs.get(symbol)) : undefined,
  );
  const stale = new Set([...failed.map(({ symbol }) => symbol), ...left]);
  for (const [index, symbol] of unstored.entries()) {
    const history = downloaded[index];
    if (!history) continue;
    histories.set(symbol, history);
    stale.delete(symbol);
  }
  return { histories, stale, failures: new Map(failed.map(({ symbol, code }) => [symbol, code])) };
}
