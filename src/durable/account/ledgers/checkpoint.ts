/** Where a replay of the facts starts: it follows at a distance, so that a replay stays short. */
import { checkpointOf, saveCheckpoint } from "../store/books.ts";
import type { AccountDatabase } from "../store/database.ts";
import { ordersNotOver } from "../store/orders.ts";
import { factsSince } from "./facts-known.ts";
import { replayFrom } from "./replay-from.ts";

/** Ten sessions, with two weekends and a holiday in them, ms; it is moved once it is twice as old. */
const DISTANCE = 15 * 24 * 3_600_000;

/** Moves the checkpoint, at an instant (epoch ms), when it is old: never past an order that is not over. */
export function moveCheckpoint(database: AccountDatabase, now: number): void {
  const checkpoint = checkpointOf(database);
  if (!checkpoint || now - checkpoint.at < 2 * DISTANCE) return;
  const open = ordersNotOver(database).map(({ intendedAt }) => intendedAt);
  const at = Math.min(now - DISTANCE, ...open);
  if (at <= checkpoint.at) return;
  const facts = factsSince(database, checkpoint).filter((fact) => fact.at < at);
  const { then } = replayFrom(database, checkpoint.then, checkpoint.at, facts);
  saveCheckpoint(database, {
    at,
    openedAt: checkpoint.openedAt,
    // What this very instant told is in it.
    madeAt: now + 1,
    then: { ...then, ended: [] },
  });
}
