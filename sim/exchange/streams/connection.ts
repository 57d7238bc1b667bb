/** A websocket as the exchange sees it, whatever carries it: Node's `ws`, a `WebSocketPair` of workerd, or a test. */

/** What one message of a websocket holds: a string in a text frame, bytes in a binary one. */
export type Frame = string | Uint8Array;

/** The client's end, towards which the exchange sends. Nothing is called after `close` or `terminate`. */
export interface StreamSocket {
  send(frame: Frame): void;
  /** Says goodbye with a code of RFC 6455 and a reason. */
  close(code: number, reason: string): void;
  /** Breaks the connection off without a goodbye; where a transport has no such thing, `close` is called instead. */
  terminate?(): void;
}

/** The exchange's end of an open connection. */
export interface StreamConnection {
  /** A frame came from the client. */
  receive(frame: Frame): void;
  /** The client is gone, or the transport has closed; calling it again does nothing. */
  closed(): void;
}

/** An open connection, or the HTTP status and the message that refuse the handshake. */
export type Connected =
  | { readonly ok: true; readonly connection: StreamConnection }
  | { readonly ok: false; readonly status: 404 | 503; readonly message: string };

/** The streams that there are, as an operator names them. */
export type StreamName = "trading" | "data";

/** Codes of RFC 6455, section 7.4.1, with which the exchange closes connections. */
export const CLOSE_POLICY = 1008;
export const CLOSE_RESTART = 1012;
