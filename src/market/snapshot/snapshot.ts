/** The prices of one slot: taken once, frozen, hashed. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod";

const snapshotPriceSchema = z.object({
  /** Dollars. */
  last: z.number().positive(),
  /** Dollars: today so far. */
  open: z.number().positive().nullable(),
  high: z.number().positive().nullable(),
  low: z.number().positive().nullable(),
  source: z.enum(["tiingo"]),
  /** When the price was made, epoch ms. */
  at: z.number(),
});

const contentSchema = z.object({
  slot: z.string(),
  /** Epoch ms. */
  takenAt: z.number(),
  prices: z.record(z.string(), snapshotPriceSchema),
  /** Symbols that were asked for and have no price. */
  missing: z.array(z.string()),
});

export type SnapshotPrice = z.infer<typeof snapshotPriceSchema>;
export type SnapshotContent = z.infer<typeof contentSchema>;
export type Snapshot = SnapshotContent & { readonly hash: string };

/** SHA-256 (hex) of a content, with its symbols in alphabetical order. */
export function hashOf(content: SnapshotContent): string {
  const prices = Object.entries(content.prices).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const canonical = [content.slot, content.takenAt, prices, content.missing.toSorted()];
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(canonical))));
}

/** The content with its hash. */
export function freeze(content: SnapshotContent): Snapshot {
  return { ...content, hash: hashOf(content) };
}

/** A snapshot with the prices of a later one for symbols that it lacks. */
export function merge(first: Snapshot, later: Snapshot): Snapshot {
  const prices = { ...later.prices, ...first.prices };
  const missing = [...new Set([...first.missing, ...later.missing])].filter((symbol) => !prices[symbol]);
  return freeze({ slot: first.slot, takenAt: later.takenAt, prices, missing });
}

/** A stored document as a snapshot, or `undefined` when it is damaged or its hash does not match its content. */
export function readSnapshot(document: unknown): Snapshot | undefined {
  const parsed = contentSchema.extend({ hash: z.string() }).safeParse(document);
  return parsed.success && hashOf(parsed.data) === parsed.data.hash ? parsed.data : undefined;
}
