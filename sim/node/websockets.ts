/** Carries the exchange's streams over the websockets of an HTTP server. */
import { STATUS_CODES } from "node:http";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";
import type { Exchange } from "../exchange/exchange.ts";
import type { Frame, StreamSocket } from "../exchange/streams/connection.ts";

/** What clients say is short; a longer message ends the connection (RFC 6455, code 1009). */
const LONGEST_MESSAGE_BYTES = 1_048_576;

/** The client's end of a connection. What the exchange does with it before the handshake is over waits for that. */
class NodeSocket implements StreamSocket {
  readonly #waiting: ((websocket: WebSocket) => void)[] = [];
  #websocket: WebSocket | undefined;

  /** The handshake is over. */
  attach(websocket: WebSocket): void {
    this.#websocket = websocket;
    for (const act of this.#waiting.splice(0)) act(websocket);
  }

  send(frame: Frame): void {
    this.#open((websocket) => websocket.send(frame));
  }

  close(code: number, reason: string): void {
    this.#open((websocket) => websocket.close(code, reason));
  }

  terminate(): void {
    this.#open((websocket) => websocket.terminate());
  }

  #open(act: (websocket: WebSocket) => void): void {
    if (this.#websocket) act(this.#websocket);
    else this.#waiting.push(act);
  }
}

function refuse(socket: Duplex, status: number, message: string): void {
  const body = JSON.stringify({ message });
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
      "Connection: close",
      "Content-Type: application/json",
      `Content-Length: ${Buffer.byteLength(body)}`,
      "",
      body,
    ].join("\r\n"),
  );
}

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === "string") headers.set(name, value);
  }
  return headers;
}

export interface Websockets {
  /** Answers a request to upgrade: opens the stream of its path, or refuses it with an HTTP status. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Breaks every connection off. */
  readonly close: () => void;
}

/** The websockets of an exchange; pings are answered, and nothing is compressed. */
export function websockets(exchange: Exchange): Websockets {
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: LONGEST_MESSAGE_BYTES,
  });
  return {
    upgrade(request, socket, head) {
      // A client that goes away says so by closing, which is all that matters here.
      socket.on("error", () => undefined);
      if (request.headers.upgrade?.toLowerCase() !== "websocket") {
        return refuse(socket, 400, "the only upgrade is to websocket");
      }
      const [path = ""] = (request.url ?? "").split("?");
      const peer = new NodeSocket();
      const connected = exchange.connect(path, peer, headersOf(request));
      if (!connected.ok) return refuse(socket, connected.status, connected.message);
      const { connection } = connected;
      // Also where the handshake itself fails, and no websocket comes of it.
      socket.once("close", () => connection.closed());
      server.handleUpgrade(request, socket, head, (websocket) => {
        websocket.on("error", () => undefined);
        websocket.on("message", (data, isBinary) => {
          // `ws` hands out one Buffer per message unless it is told otherwise.
          const bytes = data as Buffer;
          connection.receive(isBinary ? bytes : bytes.toString());
        });
        peer.attach(websocket);
      });
      return undefined;
    },
    close() {
      for (const websocket of server.clients) websocket.terminate();
    },
  };
}
