/** The exchange of a day, new or taken up from a state directory. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { closeSlot, type Slot } from "../../src/engine/calendar/slots.ts";
import { newYorkDate } from "../../src/engine/calendar/new-york.ts";
import { sessionOn } from "../../src/engine/calendar/sessions.ts";
import { createExchange, type Exchange } from "../../sim/exchange/exchange.ts";
import type { MarketData } from "../../sim/exchange/market/market-data.ts";
import type { ExchangeState } from "../../sim/exchange/state/exchange-state.ts";
import { loadState, saveState } from "../../sim/node/state-file.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { UserError } from "../support/user-error.ts";

const MINUTE = 60_000;
/** Late enough for every run to have been reported. */
const AFTER_CLOSE = 6 * MINUTE;

export interface DaySession {
  readonly exchange: Exchange;
  readonly slot: Slot;
  /** When the day is over, epoch ms. */
  readonly endsAt: number;
}

/** The state directory: the one asked for, made when missing, or one that goes with this process. */
export function openStateDirectory(asked: string | undefined): string {
  if (asked === undefined) return temporaryDirectory("atlas-forge-day-");
  try {
    mkdirSync(asked, { recursive: true });
  } catch {
    throw new UserError(`--state ${asked}: the directory cannot be made`);
  }
  return path.resolve(asked);
}

/** Saves the exchange after every request that may have changed it, so that a killed command can be taken up. */
function saveOnChange(exchange: Exchange, directory: string): Exchange {
  return {
    ...exchange,
    async fetch(request) {
      try {
        return await exchange.fetch(request);
      } finally {
        if (request.method !== "GET") saveState(directory, exchange.snapshotState());
      }
    },
  };
}

/** What accounts hold is read before the day begins, so that a bad file is told of then. */
function readHeld(market: MarketData, { accounts }: ExchangeState): void {
  for (const { symbol } of accounts.flatMap(({ positions }) => positions)) void market.get(symbol)?.rows;
}

/** Opens the exchange of a day, one minute before the first job of its slot, or where the state left it. */
export function openSession(
  market: MarketData,
  date: string,
  directory: string,
  tiingoToken: string,
  onError: (error: unknown) => void,
): DaySession {
  const session = sessionOn(date);
  if (!session) throw new UserError(`--date ${date}: the market is closed on that day`);
  const slot = closeSlot(session);
  const endsAt = session.close + AFTER_CLOSE;
  const startsAt = slot.preflightAt - MINUTE;
  const loaded = loadState(directory);
  if (!loaded.ok) throw new UserError(loaded.message);
  if (loaded.state) readHeld(market, loaded.state);
  // Its timers point at a Worker that is gone; the watchdog of the next cron tick sets new ones.
  const state = loaded.state && { ...loaded.state, timers: [] };
  const exchange = createExchange({
    market,
    now: startsAt,
    tiingoToken,
    onError,
    ...(state ? { state } : {}),
  });
  if (exchange.clock.now() > endsAt) {
    const stands = newYorkDate(exchange.clock.now());
    throw new UserError(
      `the state in ${directory} stands at ${stands} already: use a later date or another --state`,
    );
  }
  return {
    exchange: saveOnChange(exchange, directory),
    slot,
    endsAt,
  };
}
