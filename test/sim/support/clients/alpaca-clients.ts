/** Alpaca's own clients, versions 3 and 4, pointed at an exchange that is served on this machine. */
import Version3 from "alpaca-trade-api-3";
import { streaming } from "alpaca-trade-api-4";
import { onTestFinished } from "vitest";
import type { Message } from "./stream-client.ts";
import type { ServedExchange } from "../served.ts";

/** What the tests use of version 3, whose own types do not say what its methods take. */
export interface VersionThree {
  readonly trade_ws: {
    connect(): void;
    disconnect(): void;
    subscribe(streams: readonly string[]): void;
    onConnect(run: () => void): void;
    onDisconnect(run: () => void): void;
    onError(run: (error: string) => void): void;
    onOrderUpdate(run: (update: Message) => void): void;
  };
  readonly data_stream_v2: {
    /** The address is built for TLS only; a local one is put in its place. */
    readonly session: { url: string };
    connect(): void;
    disconnect(): void;
    onConnect(run: () => void): void;
    subscribeForBars(symbols: readonly string[]): void;
    onStockBar(run: (bar: Message) => void): void;
  };
  createOrder(order: Readonly<Record<string, string>>): Promise<Message>;
}

/** Version 3 with the keys of the served account, or with others. */
export function versionThree(
  { client, server, websocketUrl }: ServedExchange,
  secretKey: string = client.keys.secretKey,
): VersionThree {
  // The interface above lists methods that the package has under these names.
  const api = new Version3({
    keyId: client.keys.keyId,
    secretKey,
    baseUrl: server.url,
    dataBaseUrl: server.url,
    paper: true,
  }) as unknown as VersionThree;
  api.data_stream_v2.session.url = `${websocketUrl}/v2/iex`;
  return api;
}

function connection({ client, websocketUrl }: ServedExchange, path: string) {
  const { keyId, secretKey } = client.keys;
  return { url: websocketUrl + path, credentials: { keyId, secret: secretKey }, reconnect: false };
}

/** Version 4's trading stream, connected until the test ends. */
export function versionFourTrading(served: ServedExchange): streaming.TradingStream {
  const stream = new streaming.TradingStream(connection(served, "/stream"));
  onTestFinished(() => stream.disconnect());
  return stream;
}

/** Version 4's stream of stock data, connected until the test ends. */
export function versionFourData(served: ServedExchange): streaming.StockDataStream {
  const stream = new streaming.StockDataStream(connection(served, "/v2/iex"));
  onTestFinished(() => stream.disconnect());
  return stream;
}
