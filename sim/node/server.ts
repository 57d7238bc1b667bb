/** Serves an exchange over HTTP and websockets on this machine only. */
import { serve } from "@hono/node-server";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Exchange } from "../exchange/exchange.ts";
import { DroppedConnection } from "../exchange/faults/dropped-connection.ts";
import { websockets } from "./websockets.ts";

const HOST = "127.0.0.1";

export interface Served {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
}

function failure(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === "EADDRINUSE") return new Error(`port ${port} is already in use`, { cause: error });
  return new Error(`cannot listen on port ${port}: ${error.message}`, { cause: error });
}

/**
 * Listens on a port of 127.0.0.1 (0 for any free one). A request whose connection a fault drops gets no answer:
 * its socket is destroyed. Rejects with an error that names the port when it is taken.
 */
export async function serveExchange(exchange: Exchange, port: number): Promise<Served> {
  const streams = websockets(exchange);
  return new Promise((resolve, reject) => {
    const answer = async (request: Request, { outgoing }: HttpBindings): Promise<Response> => {
      try {
        return await exchange.fetch(request);
      } catch (error) {
        // A client that gave up gets no answer either, and an error would be one.
        if (!(error instanceof DroppedConnection) && !request.signal.aborted) throw error;
        outgoing.destroy();
        return RESPONSE_ALREADY_SENT;
      }
    };
    const server = serve(
      {
        // This server is never HTTP/2, so the bindings are those of HTTP/1.
        fetch: (request, bindings) => answer(request, bindings as HttpBindings),
        hostname: HOST,
        port,
        overrideGlobalObjects: false,
      },
      (address) =>
        resolve({
          url: `http://${HOST}:${address.port}`,
          close: () =>
            new Promise((closed) => {
              server.close(() => closed());
              streams.close();
              if ("closeAllConnections" in server) server.closeAllConnections();
            }),
        }),
    );
    // An idle connection that ends after seconds would now and then take a request with it that was on its way.
    if ("keepAliveTimeout" in server) server.keepAliveTimeout = 0;
    server.on("upgrade", streams.upgrade);
    server.once("error", (error: NodeJS.ErrnoException) => reject(failure(error, port)));
  });
}
