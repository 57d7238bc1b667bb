/** Everything that an account reaches, with every call on its way through the world. */
import type { Outside } from "../../../src/durable/account/outside/outside.ts";
import { createAlpacaBroker } from "../../../src/brokers/alpaca/alpaca.ts";
import { openConnection } from "../../../src/brokers/alpaca/connection.ts";
import type { Broker } from "../../../src/brokers/broker.ts";
import { NO_OVERRIDES } from "../../../src/engine/calendar/overrides.ts";
import type { Exchange } from "../../exchange/exchange.ts";
import type { Alarm } from "../platform/alarm.ts";
import { asNamespace, type KeyValueStore } from "../platform/key-value-store.ts";
import type { Recipient } from "../platform/recipient.ts";

/** A host that exists in simulations only. */
const HOST = "http://exchange.simulation";

export type BrokerWrapper = (broker: Broker) => Broker;

/** Makes a call: `effect` is what it does where it arrives. Given up when the signal aborts. */
type Travel = <T>(name: string, effect: () => Promise<T> | T, signal?: AbortSignal | null) => Promise<T>;

export interface SimulatedOutsideOptions {
  readonly userId: string;
  readonly travel: Travel;
  readonly exchange: Exchange;
  readonly keys: { readonly keyId: string; readonly secretKey: string };
  readonly store: KeyValueStore;
  readonly recipient: Recipient;
  readonly alarm: Alarm;
  readonly clockSkew: number;
  readonly wrapBroker?: BrokerWrapper | undefined;
  /** Told of every request as it reaches the exchange. */
  readonly onArrival: (request: Request) => void;
}

/** `DELETE /v2/orders/:id`: the method and the path without what differs from order to order. */
function nameOf(method: string, path: string): string {
  return `${method} ${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, ":id").replace(/(assets)\/.*/, "$1/:symbol")}`;
}

function fetchThrough({ travel, exchange, onArrival }: SimulatedOutsideOptions): typeof fetch {
  return async (input, init) => {
    const { signal, ...rest } = init ?? {};
    // The signal belongs to the call and not to the request: what is on its way arrives although nobody waits.
    const request = new Request(input, rest);
    const name = nameOf(request.method, new URL(request.url).pathname);
    const arrive = () => {
      onArrival(request);
      return exchange.fetch(request);
    };
    return travel(name, arrive, signal);
  };
}

/** The outside of one life of an account's object. */
export function simulatedOutside(options: SimulatedOutsideOptions): Outside {
  const { userId, travel, exchange, keys, store, recipient, alarm, clockSkew, wrapBroker } = options;
  const fetchIt = fetchThrough(options);
  const clock = { now: () => exchange.clock.now() + clockSkew };
  return {
    userId,
    openClock: async () => clock,
    wake: (at) => travel("wake", () => alarm.set(at === null ? null : at - clockSkew)),
    openBroker: () =>
      travel("openBroker", () => {
        const pair = { apiKey: keys.keyId, apiSecret: keys.secretKey };
        const connection = {
          ...openConnection({ ...pair, fetch: fetchIt, now: async () => clock.now() }),
          tradingUrl: HOST,
          dataUrl: HOST,
        };
        const broker = createAlpacaBroker(connection, connection);
        return { ok: true, broker: wrapBroker ? wrapBroker(broker) : broker, connection };
      }),
    tradingState: () => travel("control.tradingState", () => "ACTIVE"),
    sessionOverrides: () => travel("control.sessionOverrides", () => NO_OVERRIDES),
    deliver: (message) => travel(`deliver ${message.kind}`, () => recipient.take(message)),
    market: asNamespace(store, travel),
    tiingo: { url: HOST, token: exchange.tiingoToken, fetch: fetchIt },
    stream: null,
    alpaca: null,
  };
}
