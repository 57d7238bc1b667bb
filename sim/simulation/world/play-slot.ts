/** One slot as the platform plays it around the account: prices in the store, cron ticks every minute, the watchdog. */
import { isOutboxEmpty } from "../../../src/durable/account/store/outbox.ts";
import { runOf } from "../../../src/durable/account/store/runs.ts";
import { sessionOn } from "../../../src/engine/calendar/sessions.ts";
import { closeSlot, type Slot } from "../../../src/engine/calendar/slots.ts";
import { openInquiry, withAnswers } from "../../../src/engine/prices/inquiry.ts";
import type { MarketQuote } from "../../../src/engine/prices/quote.ts";
import { settlePrice } from "../../../src/engine/prices/settle-price.ts";
import { loadExDates } from "../../../src/market/corporate-actions/ex-dates.ts";
import { freeze, type SnapshotContent } from "../../../src/market/snapshot/snapshot.ts";
import { saveSnapshot } from "../../../src/market/snapshot/store.ts";
import { asNamespace } from "../platform/key-value-store.ts";
import type { World } from "./world.ts";

const MINUTE = 60_000;
/** After the last instant of a slot, until what is left to deliver has been tried again. */
const AFTERMATH = 5 * MINUTE;

/** The close slot of a session (New York date). Throws when the exchange is shut that day. */
export function slotOn(date: string): Slot {
  const session = sessionOn(date);
  if (!session) throw new Error(`no session on ${date}`);
  return closeSlot(session);
}

/**
 * Puts the frozen prices of a slot into the store, as the platform does before it dispatches: those of them that it trusts.
 * All its sources say the same. `closeBefore`: the close of the session before as it was traded; all are dollars.
 */
export async function putSnapshot(
  world: World,
  slot: Slot,
  frozen: Readonly<Record<string, number>>,
  closeBefore: (symbol: string) => number,
): Promise<void> {
  const store = asNamespace(world.store, async (_name, effect) => effect());
  const takenAt = slot.snapshotAt;
  const quotes = new Map(
    Object.entries(frozen).map(([symbol, last]): [string, MarketQuote] => {
      const today = { last, open: last, high: last, low: last, at: takenAt };
      return [symbol, { ...today, previousClose: closeBefore(symbol) }];
    }),
  );
  const symbols = [...quotes.keys()];
  const asked = openInquiry(symbols, takenAt, await loadExDates(store, slot.session.date));
  const first = withAnswers(asked, symbols, "tiingo", quotes);
  const inquiry = withAnswers(first, symbols, "alpaca_delayed_sip", quotes);
  const prices: SnapshotContent["prices"] = {};
  const steps: SnapshotContent["steps"] = {};
  for (const [symbol, findings] of inquiry) {
    const settled = settlePrice(findings);
    steps[symbol] = [...settled.steps];
    if (settled.price) prices[symbol] = { ...settled.price, ageMs: takenAt - settled.price.at };
  }
  const missing = symbols.filter((symbol) => !prices[symbol]);
  await saveSnapshot(store, freeze({ slot: slot.id, takenAt, prices, missing, steps }));
}

interface Progress {
  isDispatched: boolean;
}

async function dispatch(world: World, slot: Slot, progress: Progress): Promise<void> {
  const { kind } = await world.ask((account) => account.dispatch(slot.id));
  progress.isDispatched = kind === "done";
}

/** Dispatches the slot every minute until that was answered, and has the object look after itself, as cron does. */
function tick(world: World, slot: Slot, progress: Progress): void {
  if (!progress.isDispatched) void dispatch(world, slot, progress);
  void world.ask((account) => account.ensureArmed());
}

/** Whether nothing of a slot is left to do: its run is reported, its history has arrived, and the next wake is set. */
function isDone(world: World, slot: Slot): boolean {
  const { database, alarm } = world;
  return runOf(database, slot.id)?.state === "reported" && isOutboxEmpty(database) && alarm.at !== null;
}

/** Lets a slot pass, from its dispatch until everything about it is done, or would have to be. */
export async function playSlot(world: World, slot: Slot): Promise<void> {
  const progress = { isDispatched: false };
  const end = slot.giveUpAt + AFTERMATH;
  for (let minute = slot.dispatchAt; minute < end; minute += MINUTE) {
    await world.clock.advanceTo(minute);
    if (isDone(world, slot)) return;
    tick(world, slot, progress);
  }
  await world.clock.advanceTo(end);
}
