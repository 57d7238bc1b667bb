/** What the frames of Alpaca's stock stream say. Source: Alpaca, "Real-time Stock Data". */
import * as z from "zod";
import { parseTimestamp } from "../../engine/calendar/new-york.ts";
import type { StreamedPrice } from "./streamed-price.ts";

const MINUTE = 60_000;

export type StreamMessage =
  | { readonly kind: "connected" | "authenticated" | "subscribed" }
  | { readonly kind: "price"; readonly symbol: string; readonly price: StreamedPrice }
  /** A trade of the symbol was corrected or cancelled. */
  | { readonly kind: "withdrawn"; readonly symbol: string }
  | { readonly kind: "error"; readonly code: number; readonly message: string };

const dollars = z.number().positive();
const instant = z.string().transform((text, context) => {
  const at = parseTimestamp(text);
  if (at !== undefined) return at;
  context.addIssue("not a timestamp");
  return z.NEVER;
});
const symbol = z.string().min(1);

const wireMessage = z.discriminatedUnion("T", [
  z.object({ T: z.literal("success"), msg: z.enum(["connected", "authenticated"]) }),
  z.object({ T: z.literal("subscription") }),
  z.object({ T: z.literal("error"), code: z.number(), msg: z.string() }),
  z.object({ T: z.literal("t"), S: symbol, p: dollars, t: instant }),
  z.object({ T: z.literal("b"), S: symbol, c: dollars, t: instant }),
  z.object({ T: z.enum(["c", "x"]), S: symbol }),
]);

function meaningOf(message: z.output<typeof wireMessage>): StreamMessage {
  switch (message.T) {
    case "success":
      return { kind: message.msg };
    case "subscription":
      return { kind: "subscribed" };
    case "error":
      return { kind: "error", code: message.code, message: message.msg };
    case "t":
      return { kind: "price", symbol: message.S, price: { price: message.p, at: message.t, kind: "trade" } };
    case "b":
      // A bar is stamped with the start of its minute; its close stands at the end.
      return {
        kind: "price",
        symbol: message.S,
        price: { price: message.c, at: message.t + MINUTE, kind: "bar" },
      };
    default:
      return { kind: "withdrawn", symbol: message.S };
  }
}

function parsedList(text: string): unknown[] {
  try {
    const json: unknown = JSON.parse(text);
    return Array.isArray(json) ? json : [];
  } catch {
    return [];
  }
}

/** The messages in a text frame, in order. What is of no use here or cannot be read is passed over. */
export function readFrame(text: string): StreamMessage[] {
  return parsedList(text).flatMap((item) => {
    const parsed = wireMessage.safeParse(item);
    return parsed.success ? [meaningOf(parsed.data)] : [];
  });
}
