/** From sealed credentials to a broker. */
import { createAlpacaBroker } from "../../../brokers/alpaca/alpaca.ts";
import {
  type AlpacaConnection,
  type AlpacaHosts,
  openConnection,
} from "../../../brokers/alpaca/connection.ts";
import { KnownAssets } from "../../../brokers/alpaca/known-assets.ts";
import type { Broker } from "../../../brokers/broker.ts";
import { fetchInPlace } from "../../../platform/outgoing.ts";
import { parseMasterKeys } from "../../../security/vault/master-keys.ts";
import { type KeyPair, open } from "../../../security/vault/vault.ts";
import { openPaperBroker, type PaperHome } from "./paper-link.ts";
import type { CredentialRow } from "../store/credentials.ts";

/** `connection`: the same key, for market data that this account alone needs; null where the broker has none. */
export type BrokerLink =
  | { ok: true; broker: Broker; connection: (AlpacaConnection & AlpacaHosts) | null }
  | { ok: false; code: string; message: string };

/** Of all accounts of the isolate: the same host tells them the same. */
export const knownAssets: KnownAssets = new KnownAssets();

/** A key pair in the clear, at the broker's paper or live host and nowhere else. `now`: epoch ms. */
function connectionWith(
  env: Env,
  keyPair: KeyPair,
  isPaper: boolean,
  now?: () => Promise<number>,
): AlpacaConnection & AlpacaHosts {
  return {
    ...openConnection({
      ...keyPair,
      fetch: fetchInPlace,
      ...(now ? { now, assets: knownAssets } : {}),
    }),
    tradingUrl: isPaper ? env.ALPACA_PAPER_URL : env.ALPACA_LIVE_URL,
    dataUrl: env.ALPACA_DATA_URL,
  };
}

/** A broker that trades with a key pair in the clear. */
export function brokerWith(env: Env, keyPair: KeyPair, isPaper: boolean): Broker {
  const connection = connectionWith(env, keyPair, isPaper);
  return createAlpacaBroker(connection, connection);
}

/** Opens the credentials and answers their broker; a practice account has no secrets, and its book lies at `home`. */
export async function openBroker(
  env: Env,
  userId: string,
  row: CredentialRow,
  home: PaperHome,
): Promise<BrokerLink> {
  if (row.broker === "forge_paper") {
    return { ok: true, broker: openPaperBroker(env, userId, row.brokerAccountId, home), connection: null };
  }
  const opened = await open(parseMasterKeys(env.MASTER_KEYS), userId, row);
  if (!opened.ok) {
    const message = `the stored credentials cannot be opened (${opened.code}): connect the account again`;
    return { ok: false, code: "credentials_unreadable", message };
  }
  const now = async () => (await home.openClock()).now();
  const connection = connectionWith(env, opened.keyPair, row.isPaper, now);
  return { ok: true, broker: createAlpacaBroker(connection, connection), connection };
}
