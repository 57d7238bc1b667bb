/** How messages are written into frames and read out of them. */
import { EXT_TIMESTAMP, ExtensionCodec, decode, encode, encodeTimeSpecToTimestamp } from "@msgpack/msgpack";
import { parseNanoseconds } from "../http/timestamps.ts";
import type { Frame } from "./connection.ts";

export interface Codec {
  readonly encode: (message: unknown) => Frame;
  /** The message in a frame; `undefined` when it cannot be read. */
  readonly decode: (frame: Frame) => unknown;
}

const NANOSECONDS_PER_SECOND = 1_000_000_000n;

/** An instant that is written as MessagePack's own timestamp. */
class Timestamp {
  readonly nanoseconds: bigint;

  constructor(nanoseconds: bigint) {
    this.nanoseconds = nanoseconds;
  }
}

const extensions = new ExtensionCodec();
extensions.register({
  type: EXT_TIMESTAMP,
  encode: (value) =>
    value instanceof Timestamp
      ? encodeTimeSpecToTimestamp({
          sec: Number(value.nanoseconds / NANOSECONDS_PER_SECOND),
          nsec: Number(value.nanoseconds % NANOSECONDS_PER_SECOND),
        })
      : null,
  // Clients send none.
  decode: (data) => data,
});

function orUnreadable(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** JSON in text. A text frame holds JSON whatever the connection's codec, for it can hold nothing else. */
function readText(text: string): unknown {
  return orUnreadable(() => JSON.parse(text));
}

/** JSON, sent in text frames or in binary ones; either is read. */
export function jsonCodec(frames: "text" | "binary"): Codec {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  return {
    encode: (message) => {
      const text = JSON.stringify(message);
      return frames === "text" ? text : encoder.encode(text);
    },
    decode: (frame) => readText(typeof frame === "string" ? frame : decoder.decode(frame)),
  };
}

/** MessagePack in binary frames. */
export const messagePackCodec: Codec = {
  encode: (message) => encode(message, { extensionCodec: extensions }),
  decode: (frame) =>
    typeof frame === "string"
      ? readText(frame)
      : orUnreadable(() => decode(frame, { extensionCodec: extensions })),
};

/** MessagePack as the data stream writes it: the field `t` of a message, an RFC 3339 string in JSON, is a timestamp. */
export const dataMessagePackCodec: Codec = {
  encode: (messages) =>
    messagePackCodec.encode(Array.isArray(messages) ? messages.map(withTimestamp) : messages),
  decode: messagePackCodec.decode,
};

function withTimestamp(message: unknown): unknown {
  if (typeof message !== "object" || message === null || !("t" in message)) return message;
  const nanoseconds = typeof message.t === "string" ? parseNanoseconds(message.t) : undefined;
  return nanoseconds === undefined ? message : { ...message, t: new Timestamp(nanoseconds) };
}
