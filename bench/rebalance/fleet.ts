/** Accounts that live in this thread as their objects do in production, on real time. */
import { SimulatedStorage } from "../../sim/simulation/storage/simulated-storage.ts";
import { asNamespace, type KeyValueStore } from "../../sim/simulation/platform/key-value-store.ts";
import { createAlpacaBroker } from "../../src/brokers/alpaca/alpaca.ts";
import { openConnection } from "../../src/brokers/alpaca/connection.ts";
import { KnownAssets } from "../../src/brokers/alpaca/known-assets.ts";
import { Account } from "../../src/durable/account/account.ts";
import { activateStrategy } from "../../src/durable/account/commands/strategy/activate.ts";
import type { Outside } from "../../src/durable/account/outside/outside.ts";
import { addCredentials } from "../../src/durable/account/store/credentials.ts";
import { isRunning, runOf } from "../../src/durable/account/store/runs.ts";
import { saveSettings } from "../../src/durable/account/store/settings.ts";
import { NO_OVERRIDES } from "../../src/engine/calendar/overrides.ts";
import type { Clock } from "../../src/platform/clock.ts";
import { parseMasterKeys } from "../../src/security/vault/master-keys.ts";
import { open, seal } from "../../src/security/vault/vault.ts";
import { tree } from "./market.ts";
import type { OpenVenue } from "./open-venue.ts";

/** As in production, where the accounts of one isolate share it. */
const ASSETS = new KnownAssets();
const MASTER_KEYS = `1:${Buffer.alloc(32, 7).toString("base64")}`;

/** Counted over all accounts. */
export interface Counters {
  requests: number;
  /** Bytes that were read from the platform's store. */
  bytes: number;
}

export interface FleetAccount {
  /** Takes the slot; resolves when its run is reported. */
  run(slot: string): Promise<void>;
  /** What the run came to. */
  outcome(slot: string): string | null | undefined;
  /** Opens the credentials, which takes as long as their key's derivation. */
  unlock(): Promise<void>;
}

function outsideOf(
  index: number,
  venue: OpenVenue,
  clock: Clock,
  store: KeyValueStore,
  counters: Counters,
  wake: Outside["wake"],
): Outside {
  const fetchCounted: typeof fetch = (input, init) => {
    counters.requests += 1;
    return venue.fetch(input, init);
  };
  const market = asNamespace(store, async (_name, effect) => {
    const result = effect();
    const value: unknown = result && typeof result === "object" && "value" in result ? result.value : result;
    if (value instanceof ArrayBuffer) counters.bytes += value.byteLength;
    return result;
  });
  const userId = `user-${index}`;
  return {
    userId,
    openClock: async () => clock,
    wake,
    async openBroker(row) {
      const opened = await open(parseMasterKeys(MASTER_KEYS), userId, row);
      if (!opened.ok) throw new Error(opened.code);
      const connection = {
        ...openConnection({
          ...opened.keyPair,
          fetch: fetchCounted,
          now: async () => clock.now(),
          assets: ASSETS,
        }),
        tradingUrl: venue.url,
        dataUrl: venue.url,
      };
      return { ok: true, broker: createAlpacaBroker(connection, connection), connection };
    },
    tradingState: async () => "ACTIVE",
    sessionOverrides: async () => NO_OVERRIDES,
    deliver: async () => undefined,
    market,
    tiingo: { url: venue.url, token: venue.tiingoToken, fetch: fetchCounted },
    stream: null,
    alpaca: null,
  };
}

/** An account of the venue with a strategy in force that owns everything and wants something else. */
export async function openAccount(
  index: number,
  venue: OpenVenue,
  clock: Clock,
  store: KeyValueStore,
  counters: Counters,
): Promise<FleetAccount> {
  const keys = venue.accounts[index];
  if (!keys) throw new Error(`the venue has no account ${index}`);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onWork: () => void = () => undefined;
  const account: Account = new Account(
    new SimulatedStorage().open(),
    outsideOf(index, venue, clock, store, counters, async (at) => {
      clearTimeout(timer);
      if (at === null) return;
      timer = setTimeout(() => void account.work().then(() => onWork()), Math.max(0, at - clock.now()));
      timer.unref();
    }),
  );
  await account.migrate();
  const { database } = account;
  const sealed = await seal(parseMasterKeys(MASTER_KEYS), account.userId, {
    apiKey: keys.keyId,
    apiSecret: keys.secretKey,
  });
  addCredentials(database, {
    ...sealed,
    id: "credential",
    broker: "alpaca",
    brokerAccountId: keys.accountId,
    isPaper: true,
    createdAt: clock.now(),
    deletedAt: null,
  });
  saveSettings(database, { mode: "whole_account" });
  const activated = await account.brokerCommand((context) =>
    activateStrategy(context, {
      botId: "bot",
      botVersionId: "bot",
      name: "the second half",
      tree: JSON.stringify(tree()),
      fingerprint: "",
      sharePercent: null,
      shareDollars: null,
      driftBand: 0,
      executionFrequency: "daily",
      onBadData: { policy: "hold" },
    }),
  );
  if (!activated.ok) throw new Error(activated.message);
  return {
    outcome: (slot) => runOf(database, slot)?.outcome,
    unlock: async () => void (await account.broker()),
    run: (slot) =>
      new Promise((resolve, reject) => {
        onWork = () => {
          if (!isRunning(database)) resolve();
        };
        account.dispatch(slot).catch(reject);
      }),
  };
}
