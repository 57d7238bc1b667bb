/** The simulated market of the local product. */
import { addDays } from "../../src/engine/calendar/dates.ts";
import { newYorkDate } from "../../src/engine/calendar/new-york.ts";
import { closeSlot } from "../../src/engine/calendar/slots.ts";
import { previousSession } from "../../src/engine/calendar/sessions.ts";
import { createExchange, type Exchange } from "../../sim/exchange/exchange.ts";
import { paperTrading } from "../../sim/exchange/paper-trading.ts";
import { openMarket } from "../support/market.ts";

const MINUTE = 60_000;
/** How many days a visitor can play before the synthetic market ends. */
const DAYS_AHEAD = 370;

/**
 * An exchange on the synthetic market whose clock stands a minute before the snapshot of the last session before
 * `today` (epoch ms).
 */
export function openDemoExchange(
  today: number,
  tiingoToken: string,
  onError: (error: unknown) => void,
): Exchange {
  const session = previousSession(newYorkDate(today));
  const market = openMarket(undefined, addDays(session.date, DAYS_AHEAD));
  const now = closeSlot(session).snapshotAt - MINUTE;
  return createExchange({ ...paperTrading, market, now, tiingoToken, onError });
}
