/** Reads what the exchange says on its streams, and compares it with the schemas. */
import { EXT_TIMESTAMP, ExtensionCodec, decode, decodeTimestampToTimeSpec } from "@msgpack/msgpack";
import type * as z from "zod";
import { unreadableMessage } from "../../../../sim/conformance/schemas/alpaca-py/readable.ts";
import { DataMessages } from "../../../../sim/conformance/schemas/data-stream.ts";
import { TradingMessage } from "../../../../sim/conformance/schemas/trading-stream.ts";
import { nanosecondTimestamp } from "../../../../sim/exchange/http/timestamps.ts";
import { problemsOf } from "../../../../sim/exchange/http/problems.ts";
import type { Frame } from "../../../../sim/exchange/streams/connection.ts";

export type StreamMessage = z.output<typeof TradingMessage> | z.output<typeof DataMessages>[number];

export type ReadFrame =
  | { readonly ok: true; readonly messages: readonly StreamMessage[] }
  | { readonly ok: false; readonly mismatch: string };

const NANOSECONDS_PER_MS = 1_000_000;

const extensions = new ExtensionCodec();
extensions.register({
  type: EXT_TIMESTAMP,
  encode: () => null,
  // As the same message says it in JSON.
  decode: (data) => {
    const { sec, nsec } = decodeTimestampToTimeSpec(data);
    return nanosecondTimestamp(sec * 1000 + Math.floor(nsec / NANOSECONDS_PER_MS), nsec);
  },
});

function contentOf(frame: Frame, messagePack: boolean): unknown {
  if (messagePack && typeof frame !== "string") {
    return decode(frame, { extensionCodec: extensions });
  }
  return JSON.parse(typeof frame === "string" ? frame : new TextDecoder().decode(frame));
}

/** The messages in a frame on a path, written in MessagePack or in JSON; or what is not as promised about them. */
export function readStreamFrame(path: string, frame: Frame, messagePack: boolean): ReadFrame {
  const content = contentOf(frame, messagePack);
  const read = path === "/stream" ? TradingMessage.safeParse(content) : DataMessages.safeParse(content);
  if (!read.success) return { ok: false, mismatch: `${path}: ${problemsOf(read.error)}` };
  const messages = [read.data].flat();
  const unreadable = messages.map(unreadableMessage).find((problem) => problem !== undefined);
  if (unreadable !== undefined) {
    return { ok: false, mismatch: `${path}: alpaca-py cannot read it: ${unreadable}` };
  }
  return { ok: true, messages };
}
