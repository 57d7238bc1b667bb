/**
 * Carries the exchange's streams to objects over a `WebSocketPair`. The exchange speaks in the test's own context, and
 * a socket may be used in that of its object alone, where not even a promise of the test may be waited for. So frames are
 * queued, and a pump that was started there looks for them.
 */
import type { Exchange } from "../../../../sim/exchange/exchange.ts";
import type { Frame } from "../../../../sim/exchange/streams/connection.ts";

const PAUSE_MS = 2;

type Act = (socket: WebSocket) => void;

/** Acts that wait for the object's context. */
class Mailbox {
  readonly #acts: Act[] = [];
  #ended = false;

  put(act: Act): void {
    this.#acts.push(act);
  }

  end(): void {
    this.#ended = true;
  }

  /** Performs acts on a socket until the end. To be started where the socket may be used. */
  async pump(socket: WebSocket): Promise<void> {
    for (;;) {
      for (const act of this.#acts.splice(0)) act(socket);
      if (this.#ended) return;
      await scheduler.wait(PAUSE_MS);
    }
  }
}

/** Whether a request asks for a websocket. */
export function isUpgrade(request: Request): boolean {
  return request.headers.get("upgrade")?.toLowerCase() === "websocket";
}

/** Answers a request for a websocket with a stream of the exchange, or as the exchange refuses it. */
export function upgrade(exchange: Exchange, request: Request): Response {
  const mailbox = new Mailbox();
  const connected = exchange.connect(
    new URL(request.url).pathname,
    {
      send: (frame: Frame) =>
        mailbox.put((socket) => {
          // The object may have hung up since.
          if (socket.readyState === WebSocket.READY_STATE_OPEN) socket.send(frame);
        }),
      close: (code, reason) => {
        mailbox.put((socket) => socket.close(code, reason));
        mailbox.end();
      },
    },
    request.headers,
  );
  if (!connected.ok) return Response.json({ message: connected.message }, { status: connected.status });
  const { connection } = connected;
  const { 0: client, 1: server } = new WebSocketPair();
  server.addEventListener("message", ({ data }) => {
    if (typeof data === "string") connection.receive(data);
  });
  server.addEventListener("close", () => {
    connection.closed();
    mailbox.end();
  });
  server.accept();
  void mailbox.pump(server);
  return new Response(null, { status: 101, webSocket: client });
}
