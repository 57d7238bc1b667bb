/** Snapshots in KV: one document per slot, written whole by one put and never replaced. */
import { readSnapshot, SNAPSHOT_VERSION, type Snapshot } from "./snapshot.ts";

/** Long enough for every later look at the day's run; the runs themselves keep the prices they used. */
const KEPT_SECONDS = 30 * 24 * 3600;

const keyOf = (slot: string) => `snapshot/${SNAPSHOT_VERSION}/${slot}`;

/** What was read last: the accounts of an isolate ask for the same one within minutes. */
let latest: { readonly text: string; readonly snapshot: Snapshot | undefined } | undefined;

function parse(text: string): Snapshot | undefined {
  try {
    return readSnapshot(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The snapshot of a slot, or `undefined` when there is none that is whole. */
export async function loadSnapshot(store: KVNamespace, slot: string): Promise<Snapshot | undefined> {
  const text = await store.get(keyOf(slot), "text").catch(() => null);
  if (text === null) return undefined;
  if (latest?.text !== text) latest = { text, snapshot: parse(text) };
  return latest.snapshot;
}

/** Stores a snapshot unless its slot already has one; answers the one that stands. */
export async function saveSnapshot(store: KVNamespace, snapshot: Snapshot): Promise<Snapshot> {
  const standing = await loadSnapshot(store, snapshot.slot);
  if (standing) return standing;
  await store.put(keyOf(snapshot.slot), JSON.stringify(snapshot), { expirationTtl: KEPT_SECONDS });
  return snapshot;
}
