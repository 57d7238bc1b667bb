/** Histories of tickers that somebody looks at and that no account may need: jobs do not keep those up to date. */
import { newYorkDate } from "../../engine/calendar/new-york.ts";
import { previousSession } from "../../engine/calendar/sessions.ts";
import { isDue } from "./need.ts";
import { refreshThese } from "./refresh.ts";
import type { RefreshPorts } from "./refresh-one.ts";
import { readHistory } from "./store.ts";
import { reasonOf } from "../../platform/reason-of.ts";

/** A ticker is not asked about again sooner, seconds, however often somebody looks and whatever came of it. */
const ASK_AGAIN_AFTER = 15 * 60;
/** New tickers that one user may have fetched on a day: vendors count the symbols that they are asked about. */
export const MOST_FILLS = 100;
const COUNTED_SECONDS = 2 * 24 * 3600;
/** The vendor must be asked within this time, ms; what was begun still waits for its answer. */
const FILL_TIME = 5_000;

const askedKey = (symbol: string) => `fills/1/symbol/${symbol}`;
const countKey = (userId: string, date: string) => `fills/1/user/${userId}/${date}`;

/** The session (New York date) that a history should have at an instant (epoch ms): the last before the day. */
export function expectedSession(now: number): string {
  return previousSession(newYorkDate(now)).date;
}

/**
 * Brings the history of a symbol up to date for a user, whether it is absent, damaged or old. Not when that was tried a few
 * minutes ago, so that many who look at one ticker cost one or two downloads, nor when the user has had too many that day:
 * the count is kept where it may lag by some. Never throws.
 */
export async function fillHistory(ports: RefreshPorts, userId: string, symbol: string): Promise<void> {
  const { store } = ports;
  const today = newYorkDate(ports.now());
  try {
    const fills = Number(await store.get(countKey(userId, today)));
    if (fills >= MOST_FILLS || (await store.get(askedKey(symbol))) !== null) return;
    await store.put(askedKey(symbol), "", { expirationTtl: ASK_AGAIN_AFTER });
    await store.put(countKey(userId, today), String(fills + 1), { expirationTtl: COUNTED_SECONDS });
    const now = ports.now();
    const session = expectedSession(now);
    const held = await readHistory(store, symbol);
    if (held && !isDue(held.stored ?? undefined, session, now)) return;
    const { failed } = await refreshThese(ports, [symbol], session, now + FILL_TIME);
    for (const { code, message } of failed) {
      console.error({ event: "history_fill_failed", symbol, code, message });
    }
  } catch (error) {
    console.error({ event: "history_fill_failed", symbol, message: reasonOf(error) });
  }
}
