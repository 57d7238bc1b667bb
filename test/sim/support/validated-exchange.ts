/** An exchange that is served over HTTP and compares all that it says with its own schemas. */
import { onTestFinished } from "vitest";
import { bodyOf } from "../../../sim/conformance/answer.ts";
import { mismatchOf } from "../../../sim/conformance/mismatch.ts";
import { isOfService } from "../../../sim/conformance/schemas/schema-for.ts";
import type { Exchange } from "../../../sim/exchange/exchange.ts";
import type { Frame } from "../../../sim/exchange/streams/connection.ts";
import { serveExchange } from "../../../sim/node/server.ts";
import { Inbox } from "./inbox.ts";
import { readStreamFrame } from "./clients/stream-frames.ts";
import type { StreamMessage } from "./clients/stream-frames.ts";

/** What a client reads in place of an answer that is not as promised; no service answers this. */
const MISMATCH_STATUS = 599;

export interface ValidatedExchange {
  readonly url: string;
  /** What was not as promised, in the order in which it was said. */
  readonly mismatches: readonly string[];
  /** The messages of the streams, as they are sent. */
  readonly said: Inbox<StreamMessage>;
}

/**
 * Serves an exchange on a free port until the test ends. A client reads the mismatch itself instead of an answer
 * that has one, so that the test fails there.
 */
export async function serveValidated(exchange: Exchange): Promise<ValidatedExchange> {
  const mismatches: string[] = [];
  const said = new Inbox<StreamMessage>();

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
    const messagePack = headers?.get("content-type") === "application/msgpack";
    const send = (frame: Frame): void => {
      const read = readStreamFrame(path, frame, messagePack);
      if (read.ok) for (const message of read.messages) said.add(message);
      else mismatches.push(read.mismatch);
      socket.send(frame);
    };
    const close = (code: number, reason: string) => socket.close(code, reason);
    return exchange.connect(path, { send, close, terminate: () => socket.terminate?.() }, headers);
  };

  const server = await serveExchange({ ...exchange, fetch: validated, connect }, 0);
  onTestFinished(() => server.close());
  return { url: server.url, mismatches, said };
}

/** Waits until the exchange has confirmed that it will tell a client of its orders. */
export async function listening({ said }: ValidatedExchange): Promise<void> {
  await said.first((message) => "stream" in message && message.stream === "listening");
}
