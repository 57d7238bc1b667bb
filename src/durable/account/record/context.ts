/** What the steps of a run work with. */
import type { Broker } from "../../../brokers/broker.ts";
import type { SessionOverrides } from "../../../engine/calendar/overrides.ts";
import { type Slot, slotOf } from "../../../engine/calendar/slots.ts";
import type { PlatformAlpaca } from "../../../market/alpaca/platform.ts";
import type { StreamedPrices } from "../../../market/stream/streamed-price.ts";
import type { TiingoConnection } from "../../../market/tiingo/request.ts";
import type { Clock } from "../../../platform/clock.ts";
import type { TradingState } from "../../../engine/risk/trading-state.ts";
import type { AccountDatabase } from "../store/database.ts";

export interface RunContext {
  readonly database: AccountDatabase;
  readonly userId: string;
  /** The broker's id of the account that the ledgers belong to. */
  readonly brokerAccountId: string;
  readonly broker: Broker;
  /** Our clock. The deadlines hold by the broker's: see `brokerNow`. */
  readonly clock: Clock;
  readonly market: KVNamespace;
  readonly tiingo: TiingoConnection;
  /** What asks the price board; null where prices are not streamed. */
  readonly stream: StreamedPrices | null;
  /** With what to ask Alpaca for market data: the platform's own key, else the account's; null without either. */
  readonly alpaca: PlatformAlpaca | null;
  /** What the owner and the platform let the account do; null while the platform does not answer, which is no stop. */
  tradingState(): Promise<TradingState | null>;
  /** Which sessions are known better than the rules. */
  sessionOverrides(): Promise<SessionOverrides>;
}

/** What a step says comes next: the step of the state that it left, at once; or a look at an instant (epoch ms, our clock). */
export type Next = { kind: "continue" } | { kind: "wait"; until: number };

export const CONTINUE: Next = { kind: "continue" };

/** Looks again after some milliseconds. */
export function waitFor(context: RunContext, milliseconds: number): Next {
  return { kind: "wait", until: context.clock.now() + milliseconds };
}

/** The broker's time (epoch ms): ours plus the skew that was measured when the run started. */
export function brokerNow(context: RunContext, run: { clockSkew: number | null }): number {
  return context.clock.now() + (run.clockSkew ?? 0);
}

/**
 * The slot of a run, with the instants that were known when it was claimed: a calendar that changes afterwards moves no
 * deadline. Throws when its id is not a slot: ids are checked before a slot is claimed.
 */
export function slotOfRun(run: { slot: string; slotJson: string | null }): Slot {
  // The text was written from a slot when this one was claimed.
  const slot: Slot | undefined = run.slotJson === null ? slotOf(run.slot) : JSON.parse(run.slotJson);
  if (!slot) throw new Error(`${run.slot} is not a slot`);
  return slot;
}
