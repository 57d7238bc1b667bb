/** From sealed credentials to a broker. */
import { type AlpacaHosts, createAlpacaBroker } from "../../brokers/alpaca/alpaca.ts";
import type { AlpacaConnection } from "../../brokers/alpaca/request.ts";
import type { Broker, Outcome } from "../../brokers/broker.ts";
import { parseMasterKeys } from "../../security/vault/master-keys.ts";
import { type KeyPair, open } from "../../security/vault/vault.ts";
import type { CredentialRow } from "./store/credentials.ts";

/** `connection`: the same key, for market data that this account alone needs. */
export type BrokerLink =
  | { ok: true; broker: Broker; connection: AlpacaConnection & AlpacaHosts }
  | { ok: false; code: string; message: string };

/** A key pair in the clear, at the broker's paper or live host and nowhere else. */
function connectionWith(env: Env, keyPair: KeyPair, isPaper: boolean): AlpacaConnection & AlpacaHosts {
  return {
    ...keyPair,
    fetch: (input, init) => fetch(input, init),
    tradingUrl: isPaper ? env.ALPACA_PAPER_URL : env.ALPACA_LIVE_URL,
    dataUrl: env.ALPACA_DATA_URL,
  };
}

/** A broker that trades with a key pair in the clear. */
export function brokerWith(env: Env, keyPair: KeyPair, isPaper: boolean): Broker {
  const connection = connectionWith(env, keyPair, isPaper);
  return createAlpacaBroker(connection, connection);
}

/** Opens the credentials and answers their broker. */
export async function openBroker(env: Env, userId: string, row: CredentialRow): Promise<BrokerLink> {
  const opened = await open(parseMasterKeys(env.MASTER_KEYS), userId, row);
  if (!opened.ok) {
    const message = `the stored credentials cannot be opened (${opened.code}): connect the account again`;
    return { ok: false, code: "credentials_unreadable", message };
  }
  const connection = connectionWith(env, opened.keyPair, row.isPaper);
  return { ok: true, broker: createAlpacaBroker(connection, connection), connection };
}

/** Stands in where no broker can be opened: refuses everything with the reason, and reaches nobody. */
export function absentBroker(message: string): Broker {
  const refusal = async (): Promise<Outcome<never>> => ({
    kind: "rejected",
    code: "not_connected",
    message,
    status: 401,
  });
  return {
    account: refusal,
    positions: refusal,
    asset: refusal,
    clock: refusal,
    quotes: refusal,
    place: refusal,
    cancel: refusal,
    orderByClientId: refusal,
    ordersSince: refusal,
    openOrders: refusal,
  };
}
