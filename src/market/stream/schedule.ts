/** When the price board connects, connects anew, and ends. Instants are epoch ms. Pure. */
import { backOff } from "../../engine/prices/back-off.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** The platform keeps an object in memory for a connection of fifteen minutes at the most. */
export const LONGEST_LIFE = 14 * MINUTE;
/** A connection that has not been told by then that its subscription stands never will. */
const TIME_TO_SUBSCRIBE = 30 * SECOND;
/** An object that lost its memory on the way notices within this. */
const LOOK_EVERY = MINUTE;
const LONGEST_WAIT = 30 * SECOND;

export interface Standing {
  /** Prices are wanted until then. */
  readonly until: number;
  /** `ready`: the subscription stands. */
  readonly connection: { readonly openedAt: number; readonly ready: boolean } | null;
  /** Without a connection: none is opened before. */
  readonly retryAt: number;
}

function endOfLife({ openedAt, ready }: { openedAt: number; ready: boolean }): number {
  return openedAt + (ready ? LONGEST_LIFE : TIME_TO_SUBSCRIBE);
}

/** What is to be done at an instant. `connect` replaces a connection that there is. */
export function nextStep(
  { until, connection, retryAt }: Standing,
  now: number,
): "finish" | "connect" | "keep" {
  if (now >= until) return "finish";
  return now >= (connection ? endOfLife(connection) : retryAt) ? "connect" : "keep";
}

/** When to look again. */
export function lookAgainAt({ until, connection, retryAt }: Standing, now: number): number {
  const next = connection ? Math.min(endOfLife(connection), now + LOOK_EVERY) : Math.max(retryAt, now);
  return Math.min(until, next);
}

/** Milliseconds to wait after so many failures in a row (1 or more), 30 s at the most; `fraction` from 0 to 1. */
export function reconnectAfter(failures: number, fraction: number): number {
  return backOff(failures, fraction, LONGEST_WAIT);
}
