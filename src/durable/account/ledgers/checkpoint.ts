/** Where a replay of the facts starts: it follows at a distance, so that a replay stays short. */
import { newYorkDate, newYorkInstant } from "../../../engine/calendar/new-york.ts";
import type { Fact } from "../../../engine/ledger/replay/fact.ts";
import { checkpointOf, saveCheckpoint } from "../store/books.ts";
import type { AccountDatabase } from "../store/database.ts";
import { ordersNotOver } from "../store/orders.ts";
import { factsSince } from "./facts-known.ts";
import { replayFrom } from "./replay-from.ts";

const DAY = 24 * 3_600_000;
/** Ten sessions, with two weekends and a holiday in them, ms; it is moved once it is twice as old. */
const DISTANCE = 15 * DAY;
/** For so long what explains an accepted doubt after all is waited for, ms: in a checkpoint it cannot be given back. */
const MAY_BE_EXPLAINED = 60 * DAY;

/** The start of the New York day of an instant (epoch ms): what is known to the day is on one side of it, whenever it counts. */
const dayOf = (at: number) => newYorkInstant(newYorkDate(at), "00:00");

/** The instants between which no checkpoint can be: those of the rows of an event, and when it counts. */
function instantsOf(fact: Fact): readonly number[] {
  return fact.kind === "event" ? [fact.at, ...fact.event.map(({ at }) => at)] : [fact.at];
}

/** The latest start of a day until an instant that parts no event. */
function betweenEvents(facts: readonly Fact[], until: number): number {
  const at = dayOf(until);
  const parted = facts.map(instantsOf).find((each) => Math.min(...each) < at && Math.max(...each) >= at);
  return parted ? betweenEvents(facts, Math.min(...parted)) : at;
}

/**
 * Moves the checkpoint, at an instant (epoch ms), when it is old: never past an order that is not over, nor past a doubt that
 * was accepted and may still be explained, nor into an event.
 */
export function moveCheckpoint(database: AccountDatabase, now: number): void {
  const checkpoint = checkpointOf(database);
  if (!checkpoint || now - checkpoint.at < 2 * DISTANCE) return;
  const facts = factsSince(database, checkpoint);
  const open = ordersNotOver(database).map(({ intendedAt }) => intendedAt);
  const accepted = facts.flatMap((fact) =>
    fact.kind === "accepted" && !fact.amount.eq(0) && now - fact.at < MAY_BE_EXPLAINED ? [fact.at] : [],
  );
  const at = betweenEvents(facts, Math.min(now - DISTANCE, ...open, ...accepted));
  if (at <= checkpoint.at) return;
  const { then } = replayFrom(
    database,
    checkpoint.then,
    checkpoint.at,
    facts.filter((fact) => fact.at < at),
  );
  saveCheckpoint(database, {
    at,
    openedAt: checkpoint.openedAt,
    // What this very instant told is in it.
    madeAt: now + 1,
    then: { ...then, ended: [] },
  });
}
