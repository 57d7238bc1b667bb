/** What an account reaches outside of its own storage. Everything that crosses it may fail, stall, or never be answered. */
import type { SessionOverrides } from "../../../engine/calendar/overrides.ts";
import type { TradingState } from "../../../engine/risk/trading-state.ts";
import { type PlatformAlpaca, platformAlpaca } from "../../../market/alpaca/platform.ts";
import { streamedPrices } from "../../../market/stream/ask-board.ts";
import type { StreamedPrices } from "../../../market/stream/streamed-price.ts";
import { patientStore } from "../../../platform/patient-store.ts";
import { platformTiingo } from "../../../market/tiingo/platform.ts";
import type { TiingoConnection } from "../../../market/tiingo/request.ts";
import { withinTime } from "../../../platform/within-time.ts";
import type { Clock } from "../../../platform/clock.ts";
import type { Ports } from "../../../platform/ports.ts";
import { CONTROL_PATIENCE, controlOf } from "../../../platform/addresses.ts";
import { type BrokerLink, openBroker } from "./broker-link.ts";
import { deliver } from "./deliver.ts";
import type { CredentialRow } from "../store/credentials.ts";
import type { OutboxMessage } from "../store/outbox.ts";

/**
 * D1 ends a query after 30 seconds: whatever has not arrived by then never will, so that no message is overtaken by the
 * one behind it, ms.
 */
const DELIVERY_PATIENCE = 35_000;

export interface Outside {
  readonly userId: string;
  openClock(): Promise<Clock>;
  /** Has the account woken at an instant (epoch ms), or never; see `Ports`. */
  wake(at: number | null): Promise<void>;
  /** The broker that credentials open. */
  openBroker(credentials: CredentialRow): Promise<BrokerLink>;
  /** Whether the platform lets accounts trade. Throws when it cannot be asked. */
  tradingState(): Promise<TradingState>;
  /** Which sessions are known better than the rules. Throws when nobody can be asked. */
  sessionOverrides(): Promise<SessionOverrides>;
  /** Brings a message of the outbox where it belongs, at least once. Throws when that did not work. */
  deliver(message: OutboxMessage): Promise<void>;
  /** Snapshots and bar histories. */
  readonly market: KVNamespace;
  readonly tiingo: TiingoConnection;
  /** What asks the price board; null where prices are not streamed. */
  readonly stream: StreamedPrices | null;
  /** The platform's own key for market data; null without one. */
  readonly alpaca: PlatformAlpaca | null;
}

/** Objects are reset now and then, as by every deploy: then the next one asked for is there. */
async function twice<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch {
    return ask();
  }
}

/** The platform, as the object of a user sees it. */
export function platformOutside(state: DurableObjectState, env: Env, userId: string, ports: Ports): Outside {
  return {
    userId,
    openClock: () => ports.openClock(env),
    wake: (at) => ports.wake(state, env, at),
    openBroker: (credentials) =>
      openBroker(env, userId, credentials, {
        storage: state.storage,
        openClock: () => ports.openClock(env),
      }),
    tradingState: () =>
      withinTime(CONTROL_PATIENCE, () => twice(async () => controlOf(env, userId).tradingState())),
    // `KnownSessions` limits the time.
    sessionOverrides: () => twice(async () => controlOf(env, userId).sessionOverrides()),
    deliver: (message) => withinTime(DELIVERY_PATIENCE, () => deliver(env, userId, message)),
    market: patientStore(env.MARKET),
    tiingo: platformTiingo(env),
    stream: streamedPrices(env),
    alpaca: platformAlpaca(env) ?? null,
  };
}
