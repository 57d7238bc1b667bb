/** Brings bar histories up to the last finished session. */
import { isPaused, listFailures, nextFailure, rememberFailure, type RememberedFailure } from "./failures.ts";
import { symbolsToRefresh } from "./need.ts";
import {
  refreshHistory,
  type RefreshedHistory,
  type RefreshFailure,
  type RefreshPorts,
} from "./refresh-one.ts";
import { listHistories } from "./store.ts";
import { reasonOf } from "../../platform/reason-of.ts";

/** These say nothing of the symbol: a limit concerns all of them, and the store is not the vendor. */
const NOT_ITS_OWN: ReadonlySet<RefreshFailure> = new Set(["rate_limited", "store_failed"]);

/** Histories in memory at a time; a download of decades is some megabytes. */
export const PARALLEL_HISTORIES = 3;
/**
 * The most symbols of one call: each takes up to three of the 1,000 operations on KV that the platform allows to an
 * invocation, and other jobs of it need some, too.
 */
export const MOST_SYMBOLS = 300;

export interface FailedRefresh {
  readonly symbol: string;
  readonly code: RefreshFailure;
  readonly message: string;
  /** Present where the vendor was not asked, because it failed a short time before. */
  readonly remembered?: true;
}

export interface RefreshReport {
  /** Symbols whose histories now have the last session, or all that the vendor has before it. */
  readonly refreshed: readonly string[];
  /** Those of the refreshed that still end before the last session: not published yet, or not traded. */
  readonly unpublished: readonly string[];
  /** Symbols whose histories could not be had and stay as they were. */
  readonly failed: readonly FailedRefresh[];
  /** Symbols whose histories lack the last session and that there was no time for: the next call goes on with them. */
  readonly left: readonly string[];
}

/** A store or a network that breaks fails one symbol, not the others. */
async function safely(work: () => Promise<RefreshedHistory>): Promise<RefreshedHistory> {
  try {
    return await work();
  } catch (error) {
    return { ok: false, code: "store_failed", message: reasonOf(error) };
  }
}

/**
 * Refreshes every symbol whose stored history ends before `lastSession` (New York date), those with the most need
 * first. See `refreshThese`.
 */
export async function refreshHistories(
  ports: RefreshPorts,
  symbols: readonly string[],
  lastSession: string,
  deadline: number,
): Promise<RefreshReport> {
  const due = symbolsToRefresh(await listHistories(ports.store), symbols, lastSession, ports.now());
  return refreshThese(ports, due, lastSession, deadline);
}

/** Refreshes a symbol and notes whether it failed; a symbol that failed a short time before is not asked about. */
async function attempt(
  ports: RefreshPorts,
  symbol: string,
  before: RememberedFailure | undefined,
): Promise<RefreshedHistory & { remembered?: true }> {
  if (before && isPaused(before, ports.now())) {
    return { ok: false, code: before.code, message: before.message, remembered: true };
  }
  const result = await safely(() => refreshHistory(ports, symbol));
  if (result.ok && before) await rememberFailure(ports.store, symbol, null);
  if (!result.ok && !NOT_ITS_OWN.has(result.code)) {
    await rememberFailure(ports.store, symbol, nextFailure(before, result, ports.now()));
  }
  return result;
}

/**
 * Refreshes symbols in the order given, a few at a time so that memory stays flat; those that failed before come last. No
 * symbol is begun after `deadline` (epoch ms by `ports.now`), nor once the vendor has said that a limit is reached. One that
 * failed is left alone for a while that grows with every failure. Safe to repeat and to abandon at any point.
 */
export async function refreshThese(
  ports: RefreshPorts,
  symbols: readonly string[],
  lastSession: string,
  deadline: number,
): Promise<RefreshReport> {
  const known = symbols.length === 0 ? new Map() : await listFailures(ports.store);
  const queue = symbols.toSorted((a, b) => Number(known.has(a)) - Number(known.has(b)));
  const waiting = queue.splice(MOST_SYMBOLS);
  const refreshed: string[] = [];
  const unpublished: string[] = [];
  const failed: FailedRefresh[] = [];
  let limited = false;

  const takeTurns = async () => {
    while (!limited && ports.now() < deadline) {
      const symbol = queue.shift();
      if (symbol === undefined) return;
      const result = await attempt(ports, symbol, known.get(symbol));
      if (!result.ok) {
        const { code, message, remembered } = result;
        failed.push({ symbol, code, message, ...(remembered ? { remembered } : {}) });
        limited ||= result.code === "rate_limited";
      } else {
        refreshed.push(symbol);
        if (result.lastDate < lastSession) unpublished.push(symbol);
      }
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_HISTORIES }, takeTurns));
  return { refreshed, unpublished, failed, left: [...queue, ...waiting] };
}
