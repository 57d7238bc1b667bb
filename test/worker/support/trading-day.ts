import { env, exports } from "cloudflare:workers";
import { vi } from "vitest";
import { closeSlot, type Slot } from "../../../src/engine/calendar/slots.ts";
import { newYorkInstant, parseTimestamp, utcTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { sessionOn } from "../../../src/engine/calendar/sessions.ts";
import { createExchange, type Exchange, type ExchangeOptions } from "../../../sim/exchange/exchange.ts";
import type { MarketData } from "../../../sim/exchange/market/market-data.ts";
import worker from "../../../src/local/worker.ts";
import { createScheduledController } from "cloudflare:test";
import { settleLater } from "./settle.ts";
import { isUpgrade, upgrade } from "./vendors/stream-bridge.ts";
import { signUp, type Visitor } from "./visitor.ts";

const MINUTE = 60_000;

export interface TradingDay {
  readonly exchange: Exchange;
  readonly slot: Slot;
  readonly user: Visitor;
  readonly keys: { keyId: string; secretKey: string; accountId: string };
  /** Moves the clock to a New York time of the day, with a cron tick on every minute. */
  advanceTo(time: string): Promise<void>;
}

/** One cron tick, as the platform fires it. */
export async function tick(): Promise<void> {
  await worker.scheduled(createScheduledController(), env);
}

/**
 * A timer that is due at once would be delivered from within the object's request that sets it, which may end
 * before the delivery does: the runtime crashes then. A millisecond later it waits for the test to move the clock.
 */
async function inTheFuture(request: Request, { clock }: Exchange): Promise<Request> {
  const timer = await request.json<{ at: string; url: string }>();
  const at = utcTimestamp(Math.max(clock.now() + 1, parseTimestamp(timer.at) ?? 0));
  return new Request(request, { method: "PUT", body: JSON.stringify({ ...timer, at }) });
}

/** Sends the Worker's requests to the exchange, and the exchange's timers to the Worker. */
function connect(options: ExchangeOptions): Exchange {
  const exchange = createExchange({
    ...options,
    tiingoToken: env.TIINGO_TOKEN,
    deliver: (url, body) => exports.default.fetch(url, { method: "POST", body }),
  });
  settleLater(exchange);
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const { hostname, pathname } = new URL(request.url);
    if (hostname !== "exchange.test") {
      return new Response(`unexpected request to ${request.url}`, { status: 599 });
    }
    if (isUpgrade(request)) return upgrade(exchange, request);
    const isTimer = request.method === "PUT" && pathname.startsWith("/admin/timers/");
    return exchange.fetch(isTimer ? await inTheFuture(request, exchange) : request);
  });
  return exchange;
}

/**
 * A trading day at 15:44 New York, a minute before its first job (12:44 on an early close), or at the New
 * York time `startsAt`, with a signed-in user whose account of $100,000 is connected.
 */
export async function openTradingDay(
  market: MarketData,
  date = "2026-08-20",
  options: Partial<ExchangeOptions> & { cash?: string; startsAt?: string } = {},
): Promise<TradingDay> {
  const session = sessionOn(date);
  if (!session) throw new Error(`no session on ${date}`);
  const slot = closeSlot(session);
  const { startsAt } = options;
  const now = startsAt === undefined ? slot.preflightAt - MINUTE : newYorkInstant(date, startsAt);
  const exchange = connect({ ...options, market, now });
  const keys = exchange.addAccount({ cash: options.cash ?? "100000" });
  const user = await signUp("trader@example.com");
  await user.post("/api/live/credentials", { apiKey: keys.keyId, apiSecret: keys.secretKey });
  return {
    exchange,
    slot,
    user,
    keys,
    async advanceTo(time) {
      const target = newYorkInstant(date, time);
      for (
        let minute = Math.ceil(exchange.clock.now() / MINUTE) * MINUTE;
        minute <= target;
        minute += MINUTE
      ) {
        await exchange.clock.advanceTo(minute);
        await tick();
      }
      await exchange.clock.advanceTo(target);
    },
  };
}
