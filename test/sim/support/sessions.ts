/** Moves an exchange from session to session. */
import type { Exchange } from "../../../sim/exchange/exchange.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";

/** The session after the Friday on which the tests begin. */
export const MONDAY = "2026-11-23";
export const TUESDAY = "2026-11-24";

/** Moves the clock to a time of New York, `09:30` unless told otherwise. */
export async function moveTo(exchange: Exchange, date: string, time = "09:30"): Promise<void> {
  await exchange.clock.advanceTo(newYorkInstant(date, time));
}
