/** A day at whose end prices are streamed. */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { vi } from "vitest";
import { priceBoardOf } from "../../../../src/platform/addresses.ts";
import { loadSnapshot } from "../../../../src/market/snapshot/store.ts";
import { preflight } from "../../../../src/ops/jobs/preflight.ts";
import { snapshot } from "../../../../src/ops/jobs/snapshot.ts";
import type { StreamConnection } from "../../../../sim/exchange/streams/connection.ts";
import { quietMarket } from "../market.ts";
import { activate, fixedWeights } from "../strategies.ts";
import { openTradingDay } from "../trading-day.ts";

const SECOND = 1000;
const SETTLING_MS = 20;

/** What a deployment sets that wants streamed prices. */
export interface StreamSettings {
  readonly PRICE_STREAM: string;
  readonly ALPACA_DATA_KEY_ID?: string;
  readonly ALPACA_DATA_SECRET?: string;
}

/** The last prices that the board has, in dollars. */
async function pricesOnBoard(): Promise<Record<string, number>> {
  const prices = await priceBoardOf(env).prices(["SPY", "TLT", "GONE"]);
  return Object.fromEntries([...prices].map(([symbol, { price }]) => [symbol, price]));
}

/** The prices of a slot that were stored, each with its source. */
async function pricesOfSlot(slotId: string): Promise<Record<string, string>> {
  const prices = (await loadSnapshot(env.MARKET, slotId))?.prices ?? {};
  return Object.fromEntries(
    Object.entries(prices).map(([symbol, { last, source, verdict }]) => [
      symbol,
      `${last} ${source} ${verdict}`,
    ]),
  );
}

/** A day with a strategy in SPY and TLT; `change` alters what the deployment has set. */
export async function openStreamedDay(change: Partial<StreamSettings> = {}) {
  const errors = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
  const { exchange, slot } = day;
  await activate(day.user, "stocks", fixedWeights({ SPY: 60, TLT: 40 }));
  const { keyId, secretKey } = exchange.addAccount({ cash: "0" });
  const settings: StreamSettings = {
    PRICE_STREAM: "iex",
    ALPACA_DATA_KEY_ID: keyId,
    ALPACA_DATA_SECRET: secretKey,
    ...change,
  };
  const ownEnv = { ...env, ...settings };
  await runInDurableObject(priceBoardOf(env), (object) => {
    // An object's environment cannot be handed in from outside.
    Object.assign(object, { env: ownEnv });
  });
  const streams = async (): Promise<unknown[]> => {
    const response = await exchange.fetch(new Request("http://exchange.test/admin/streams"));
    return response.json();
  };
  const pass = async (milliseconds: number) => {
    await exchange.clock.advanceTo(exchange.clock.now() + milliseconds);
    // Sockets deliver in their own time.
    await scheduler.wait(SETTLING_MS);
  };
  return {
    ...day,
    errors,
    streams,
    /** Fifteen minutes before the close: the board is told what to follow, and has a second to connect. */
    async preflight() {
      await exchange.clock.advanceTo(slot.preflightAt);
      await preflight.run({ env: ownEnv, clock: exchange.clock, slot });
      await pass(SECOND);
    },
    /** The board cannot be asked any more. */
    breakBoard() {
      vi.spyOn(ownEnv.PRICE_BOARD, "getByName").mockImplementation(() => {
        throw new Error("gone");
      });
    },
    /** Takes the one connection that the platform's key may have. */
    occupy(): StreamConnection {
      const headers = new Headers({ "APCA-API-KEY-ID": keyId, "APCA-API-SECRET-KEY": secretKey });
      const connected = exchange.connect(
        "/v2/iex",
        { send: () => undefined, close: () => undefined },
        headers,
      );
      if (!connected.ok) throw new Error(connected.message);
      return connected.connection;
    },
    /** Lets time pass second by second until something is so, for at most two minutes. */
    async until(isSo: () => Promise<boolean>): Promise<void> {
      for (let second = 0; second < 120; second++) {
        await pass(SECOND);
        if (await isSo()) return;
      }
      throw new Error("it does not come to that");
    },
    onBoard: pricesOnBoard,
    /** Ten minutes before the close: the prices of the slot, each with its source. */
    async snapshot(): Promise<Record<string, string>> {
      await exchange.clock.advanceTo(Math.max(exchange.clock.now(), slot.snapshotAt));
      await snapshot.run({ env: ownEnv, clock: exchange.clock, slot });
      return pricesOfSlot(slot.id);
    },
  };
}
