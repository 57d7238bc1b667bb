/**
 * Empties the outbox, each receiver's lane by itself. A receiver that is not there is tried again soon, and its lane waits.
 * A message that a receiver refuses is set aside: it is kept, an operator is told once, and it is tried again at a growing
 * pace, while the others go past it, but for those that must not arrive before it.
 */
import { alert } from "../../../platform/alert.ts";
import type { Clock } from "../../../platform/clock.ts";
import { reasonOf } from "../../../platform/reason-of.ts";
import { shortened } from "../../../platform/row-size.ts";
import type { AccountDatabase } from "../store/database.ts";
import {
  changeEntry,
  dueAt,
  isOutboxEmpty,
  messageOf,
  nextDue,
  type OutboxEntry,
  type OutboxMessage,
  pausedUntil,
  remove,
  waiting,
} from "../store/outbox.ts";
import { isRunning } from "../store/runs.ts";
import { follows, isRefusal, type Lane, LANES, replaces } from "./lanes.ts";

/** Between the first two tries at a receiver that is not there, ms; twice as long after each, up to the longest. */
const RETRY = 30_000;
const LONGEST_RETRY = 60_000;
/** The same for a message that was refused: what it lacks may come, or somebody may mend it. */
const REFUSED_RETRY = 60_000;
const LONGEST_REFUSED_RETRY = 24 * 3_600_000;
/** After so many tries in a row it is found out whether the receiver takes another message, so that it is only this one. */
const SUSPICIOUS = 5;
/** How many of those behind it may be that other one. */
const PROBES = 10;
/** After so many tries in a row, about ten minutes, an operator is told. */
const STUCK = 10;

export interface DeliveryPorts {
  readonly database: AccountDatabase;
  readonly userId: string;
  readonly clock: Clock;
  /** Brings a message where it belongs, at least once. Throws when that did not work. */
  readonly deliver: (message: OutboxMessage) => Promise<void>;
}

type Delivery = { kind: "arrived" } | { kind: "refused" | "failed"; reason: string };

const growing = (first: number, longest: number, times: number) =>
  Math.min(first * 2 ** (times - 1), longest);

function readMessage(entry: OutboxEntry): OutboxMessage | undefined {
  try {
    return messageOf(entry);
  } catch {
    return undefined;
  }
}

async function tryToDeliver({ deliver }: DeliveryPorts, entry: OutboxEntry): Promise<Delivery> {
  const message = readMessage(entry);
  if (!message) return { kind: "refused", reason: "the message cannot be read" };
  try {
    await deliver(message);
    return { kind: "arrived" };
  } catch (error) {
    const reason = shortened(reasonOf(error));
    console.error({ event: "outbox_delivery_failed", kind: entry.kind, error: reason });
    return { kind: isRefusal(reason) ? "refused" : "failed", reason };
  }
}

/** Forgets a message that has arrived, with those that it says all of. */
function forget({ database }: DeliveryPorts, entry: OutboxEntry, aside: readonly OutboxEntry[]): void {
  remove(database, entry.sequence);
  const message = readMessage(entry);
  for (const earlier of aside) {
    const kept = earlier.sequence < entry.sequence ? readMessage(earlier) : undefined;
    if (message && kept && replaces(message, kept)) remove(database, earlier.sequence);
  }
}

function setEntryAside({ database, userId, clock }: DeliveryPorts, entry: OutboxEntry, reason: string): void {
  const { sequence, kind, refusedAt } = entry;
  const attempts = refusedAt === null ? 1 : entry.attempts + 1;
  const now = clock.now();
  const retryAt = now + growing(REFUSED_RETRY, LONGEST_REFUSED_RETRY, attempts);
  changeEntry(database, sequence, { attempts, error: reason, refusedAt: refusedAt ?? now, retryAt });
  if (refusedAt === null) alert("outbox_refused", { userId, kind, sequence, error: reason });
}

/** Notes that a receiver was not there; its lane waits for the first message that it did not take. */
function noteFailure({ database, userId, clock }: DeliveryPorts, entry: OutboxEntry, reason: string): void {
  const { sequence, kind, refusedAt } = entry;
  const attempts = entry.attempts + 1;
  const pause =
    refusedAt === null
      ? growing(RETRY, LONGEST_RETRY, attempts)
      : growing(REFUSED_RETRY, LONGEST_REFUSED_RETRY, attempts);
  changeEntry(database, sequence, { attempts, error: reason, retryAt: clock.now() + pause });
  if (refusedAt === null && attempts === STUCK) {
    alert("outbox_stuck", { userId, kind, sequence, attempts, error: reason });
  }
}

/** One of some entries that a message must not overtake. */
function inTheWay(entry: OutboxEntry, earlier: readonly OutboxEntry[]): OutboxEntry | undefined {
  const message = readMessage(entry);
  return earlier.find((other) => {
    const before = other.sequence < entry.sequence ? readMessage(other) : undefined;
    return message !== undefined && before !== undefined && follows(message, before);
  });
}

/** Whether a receiver that does not take one message takes another one of those behind it, which has then arrived. */
async function takesAnother(ports: DeliveryPorts, lane: Lane, failing: OutboxEntry): Promise<boolean> {
  const { database, clock } = ports;
  const aside = waiting(database, lane, clock.now());
  const passed = [failing];
  const free: OutboxEntry[] = [];
  for (let after = failing.sequence; passed.length <= PROBES;) {
    const entry = nextDue(database, lane, after, clock.now());
    if (!entry) break;
    if (!inTheWay(entry, [...aside, ...passed])) free.push(entry);
    passed.push(entry);
    after = entry.sequence;
  }
  // Another one each time: it may be such a one itself.
  const probe = free[failing.attempts % Math.max(1, free.length)];
  if (!probe) return false;
  const delivery = await tryToDeliver(ports, probe);
  if (delivery.kind === "failed") return false;
  if (delivery.kind === "refused") setEntryAside(ports, probe, delivery.reason);
  else forget(ports, probe, aside);
  return true;
}

async function deliverLane(ports: DeliveryPorts, lane: Lane): Promise<void> {
  const { database, clock } = ports;
  if (pausedUntil(database, lane, clock.now()) !== null) return;
  let after = 0;
  while (!isRunning(database)) {
    const entry = nextDue(database, lane, after, clock.now());
    if (!entry) return;
    after = entry.sequence;
    const aside = waiting(database, lane, clock.now());
    const blocker = inTheWay(entry, aside);
    if (blocker) {
      changeEntry(database, entry.sequence, { retryAt: blocker.retryAt });
      continue;
    }
    const delivery = await tryToDeliver(ports, entry);
    if (delivery.kind === "arrived") forget(ports, entry, aside);
    else if (delivery.kind === "refused") setEntryAside(ports, entry, delivery.reason);
    else {
      noteFailure(ports, entry, delivery.reason);
      const isSuspicious = entry.refusedAt === null && entry.attempts + 1 >= SUSPICIOUS;
      if (!isSuspicious || isRunning(database) || !(await takesAnother(ports, lane, entry))) return;
      setEntryAside(ports, entry, delivery.reason);
    }
  }
}

/**
 * Delivers what is due, in order, until nothing is left or a run is under way: a run waits for one message of each lane at
 * the most. Each is delivered at least once, and every receiver takes a repetition for nothing new.
 */
export async function emptyOutbox(ports: DeliveryPorts): Promise<void> {
  if (isOutboxEmpty(ports.database)) return;
  await Promise.all(LANES.map((lane) => deliverLane(ports, lane)));
}

/** When something of the outbox is to be tried next, epoch ms; null when all has arrived. */
export function outboxDueAt(database: AccountDatabase, now: number): number | null {
  if (isOutboxEmpty(database)) return null;
  const instants = LANES.map((lane) => dueAt(database, lane, now)).filter((at) => at !== null);
  return instants.length > 0 ? Math.min(...instants) : null;
}
