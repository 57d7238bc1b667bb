/** A client of an exchange's streams in process, as a test uses it. */
import { decode, encode } from "@msgpack/msgpack";
import type { AccountKeys } from "../../../../sim/exchange/accounts/open-account.ts";
import type { Exchange } from "../../../../sim/exchange/exchange.ts";
import type { Frame, StreamConnection } from "../../../../sim/exchange/streams/connection.ts";

// The messages are the broker's loose JSON; each test names the fields it expects.
export type Message = ReturnType<typeof JSON.parse>;

export class StreamClient {
  readonly frames: Frame[] = [];
  /** How the connection ended: the code and the reason, or `broken` when there was no goodbye. */
  ended: { readonly code: number; readonly reason: string } | "broken" | undefined;
  readonly #connection: StreamConnection;
  readonly #messagePack: boolean;
  #read = 0;

  /** Connects; throws when the exchange refuses the handshake. */
  constructor(exchange: Exchange, path: string, headers: Readonly<Record<string, string>> = {}) {
    this.#messagePack = headers["Content-Type"] === "application/msgpack";
    const connected = exchange.connect(
      path,
      {
        send: (frame) => this.frames.push(frame),
        close: (code, reason) => (this.ended = { code, reason }),
        terminate: () => (this.ended = "broken"),
      },
      new Headers(headers),
    );
    if (!connected.ok) throw new Error(`${connected.status} ${connected.message}`);
    this.#connection = connected.connection;
  }

  send(message: unknown): void {
    this.#connection.receive(this.#messagePack ? encode(message) : JSON.stringify(message));
  }

  /** Sends a frame as it is. */
  sendFrame(frame: Frame): void {
    this.#connection.receive(frame);
  }

  leave(): void {
    this.#connection.closed();
  }

  /** What has come since it was asked last. */
  received(): Message[] {
    const messages = this.frames.slice(this.#read).map((frame) => this.#decode(frame));
    this.#read = this.frames.length;
    return messages;
  }

  #decode(frame: Frame): Message {
    if (this.#messagePack && typeof frame !== "string") return decode(frame);
    return JSON.parse(typeof frame === "string" ? frame : new TextDecoder().decode(frame));
  }
}

/** A client of the trading stream that has signed in and listens. */
export function listeningClient(exchange: Exchange, { keyId, secretKey }: AccountKeys): StreamClient {
  const stream = new StreamClient(exchange, "/stream");
  stream.send({ action: "auth", key: keyId, secret: secretKey });
  stream.send({ action: "listen", data: { streams: ["trade_updates"] } });
  stream.received();
  return stream;
}

/** A client of a path of the data stream that has signed in. */
export function dataClient(
  exchange: Exchange,
  { keyId, secretKey }: AccountKeys,
  { path = "/v2/iex", headers = {} }: { path?: string; headers?: Readonly<Record<string, string>> } = {},
): StreamClient {
  const stream = new StreamClient(exchange, path, headers);
  stream.send({ action: "auth", key: keyId, secret: secretKey });
  stream.received();
  return stream;
}
