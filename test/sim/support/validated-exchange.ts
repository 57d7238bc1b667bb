/** An exchange that is served over HTTP and compares all that it says with its own schemas. */
import { bodyOf } from "../../../sim/conformance/answer.ts";
import { mismatchOf } from "../../../sim/conformance/mismatch.ts";
import { isOfService } from "../../../sim/conformance/schemas/schema-for.ts";
import { TradingMessage } from "../../../sim/conformance/schemas/trading-stream.ts";
import type { Exchange } from "../../../sim/exchange/exchange.ts";
import { problemsOf } from "../../../sim/exchange/http/problems.ts";
import type { Frame } from "../../../sim/exchange/streams/connection.ts";
import { serveExchange } from "../../../sim/node/server.ts";
import { Inbox } from "./inbox.ts";

/** What a client reads in place of an answer that is not as promised; no service answers this. */
const MISMATCH_STATUS = 599;

export interface ValidatedExchange {
  readonly url: string;
  /** What was not as promised, in the order in which it was said. */
  readonly mismatches: readonly string[];
  /** The messages of the trading stream, as they are sent. */
  readonly said: Inbox<TradingMessage>;
  close(): Promise<void>;
}

function readFrame(frame: Frame): unknown {
  return JSON.parse(typeof frame === "string" ? frame : new TextDecoder().decode(frame));
}

/** Serves an exchange on a free port; a client reads the mismatch itself instead of an answer that has one. */
export async function serveValidated(exchange: Exchange): Promise<ValidatedExchange> {
  const mismatches: string[] = [];
  const said = new Inbox<TradingMessage>();

  async function validated(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const response = await exchange.fetch(request);
    if (!isOfService(pathname)) return response;
    const [method, path, status] = [request.method, pathname + search, response.status];
    const mismatch = mismatchOf({ method, path, status, body: await bodyOf(response.clone()) });
    if (mismatch === undefined) return response;
    mismatches.push(mismatch);
    return new Response(mismatch, { status: MISMATCH_STATUS });
  }

  const connect: Exchange["connect"] = (path, socket, headers) => {
    const send = (frame: Frame): void => {
      const message = TradingMessage.safeParse(readFrame(frame));
      if (message.success) said.add(message.data);
      else mismatches.push(`${path}: ${problemsOf(message.error)}`);
      socket.send(frame);
    };
    return exchange.connect(path, { ...socket, close: socket.close.bind(socket), send }, headers);
  };

  const { url, close } = await serveExchange({ ...exchange, fetch: validated, connect }, 0);
  return { url, mismatches, said, close };
}
