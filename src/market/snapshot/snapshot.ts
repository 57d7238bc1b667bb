/** The prices of one slot: taken once, frozen, hashed. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod";
import { PRICE_SOURCES } from "../../engine/prices/quote.ts";

/** Of the document's form; it is part of what is hashed, and of the key in the store. */
export const SNAPSHOT_VERSION = 2;

const snapshotPriceSchema = z.object({
  /** Dollars. */
  last: z.number().positive(),
  /** Dollars: today so far. */
  open: z.number().positive().nullable(),
  high: z.number().positive().nullable(),
  low: z.number().positive().nullable(),
  source: z.enum(PRICE_SOURCES),
  /** When the price was made, epoch ms. */
  at: z.number(),
  /** How old it was when it was taken, ms. */
  ageMs: z.number(),
  /** `good` may be decided on; with any other, holdings are valued and nothing else. */
  verdict: z.enum(["good", "stale", "jump", "contradicted", "no_reference", "last_resort"]),
  /** Dollars: the close of the session before by the same source; absent where it does not tell. */
  previousClose: z.number().positive().optional(),
  /** Why it was refused, where a second source could not help. */
  doubt: z.enum(["contradicted", "unlisted_split"]).optional(),
});

const stepSchema = z.object({
  source: z.enum(PRICE_SOURCES),
  /** The gate's verdict; of a second source whether it agrees. */
  verdict: z.enum([
    "good",
    "stale",
    "jump",
    "contradicted",
    "no_reference",
    "missing",
    "agrees",
    "disagrees",
    "last_resort",
  ]),
  last: z.number().nullable(),
  at: z.number().nullable(),
});

const contentSchema = z.object({
  slot: z.string(),
  /** Epoch ms. */
  takenAt: z.number(),
  prices: z.record(z.string(), snapshotPriceSchema),
  /** Symbols that were asked for and have no price. */
  missing: z.array(z.string()),
  /** How each price was come by: what every source that was asked said, and what was made of it. */
  steps: z.record(z.string(), z.array(stepSchema)),
});

export type SnapshotPrice = z.infer<typeof snapshotPriceSchema>;
export type SnapshotContent = z.infer<typeof contentSchema>;
export type Snapshot = SnapshotContent & { readonly hash: string };

const bySymbol = <Value>(record: Readonly<Record<string, Value>>) =>
  Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** SHA-256 (hex) of a content, with its symbols in alphabetical order. */
export function hashOf(content: SnapshotContent): string {
  const { slot, takenAt, prices, missing, steps } = content;
  const canonical = [SNAPSHOT_VERSION, slot, takenAt, bySymbol(prices), missing.toSorted(), bySymbol(steps)];
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(canonical))));
}

/** The content with its hash. */
export function freeze(content: SnapshotContent): Snapshot {
  // Read back through the schema: equal contents then have their fields in the same order, and the same hash.
  const ordered = contentSchema.parse(content);
  return { ...ordered, hash: hashOf(ordered) };
}

/** Whether a price may be decided on. */
export function isGood(price: SnapshotPrice | undefined): price is SnapshotPrice {
  return price?.verdict === "good";
}

/** Whether a later price of a symbol says more than the first: it is good, or it says why nobody can bear it out. */
function saysMore(first: SnapshotPrice | undefined, later: SnapshotPrice): boolean {
  return !first || (!isGood(first) && (later.verdict === "good" || later.doubt !== undefined));
}

/** A snapshot with what a later one knows better: the prices of symbols that it has no good price of. */
export function merge(first: Snapshot, later: Snapshot): Snapshot {
  const better = Object.entries(later.prices).filter(([symbol, price]) =>
    saysMore(first.prices[symbol], price),
  );
  const prices = { ...first.prices, ...Object.fromEntries(better) };
  const missing = [...new Set([...first.missing, ...later.missing])].filter((symbol) => !prices[symbol]);
  const steps = { ...first.steps };
  for (const [symbol, added] of Object.entries(later.steps)) {
    steps[symbol] = [...(steps[symbol] ?? []), ...added];
  }
  return freeze({ slot: first.slot, takenAt: later.takenAt, prices, missing, steps });
}

/** A stored document as a snapshot, or `undefined` when it is damaged or its hash does not match its content. */
export function readSnapshot(document: unknown): Snapshot | undefined {
  const parsed = contentSchema.extend({ hash: z.string() }).safeParse(document);
  return parsed.success && hashOf(parsed.data) === parsed.data.hash ? parsed.data : undefined;
}
