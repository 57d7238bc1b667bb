import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { sessionOn } from "../../../src/engine/calendar/sessions.ts";
import { closeSlot } from "../../../src/engine/calendar/slots.ts";
import { COLLARS } from "../../../src/engine/execution/limit-price.ts";
import {
  dueAt,
  isLost,
  maySend,
  mayStart,
  mustCancel,
  repegDue,
} from "../../../src/engine/execution/timetable.ts";

const SECOND = 1000;

describe.for([
  { day: "an ordinary day", date: "2026-11-23", close: "16:00" },
  { day: "the day after Thanksgiving", date: "2026-11-27", close: "13:00" },
])("on $day", ({ date, close }) => {
  const slot = closeSlot(sessionOn(date)!);
  const before = (seconds: number) => newYorkInstant(date, close) - seconds * SECOND;

  it("a run may start until exactly 90 seconds before the close", ({ expect }) => {
    expect(mayStart(slot, before(90))).toBe(true);
    expect(mayStart(slot, before(90) + 1)).toBe(false);
  });

  it("an order may be sent until, but not at, 30 seconds before the close", ({ expect }) => {
    expect(maySend(slot, before(30) - 1)).toBe(true);
    expect(maySend(slot, before(30))).toBe(false);
  });

  it("everything open is cancelled from exactly 20 seconds before the close on", ({ expect }) => {
    expect(mustCancel(slot, before(20) - 1)).toBe(false);
    expect(mustCancel(slot, before(20))).toBe(true);
  });

  it("an order without an answer is waited for until five minutes after the close", ({ expect }) => {
    expect(isLost(slot, before(-300) - 1)).toBe(false);
    expect(isLost(slot, before(-300))).toBe(true);
  });

  it("what is due changes at its instant, and not a millisecond before", ({ expect }) => {
    const phaseStartedAt = before(300);
    const due = (repegs: number, now: number) => dueAt(slot, { phaseStartedAt, repegs }, now);
    expect(due(0, before(255) - 1)).toEqual({ kind: "wait" });
    expect(due(0, before(255))).toEqual({ kind: "repeg", collar: COLLARS[0] });
    expect(due(1, before(195) - 1)).toEqual({ kind: "wait" });
    expect(due(1, before(195))).toEqual({ kind: "repeg", collar: COLLARS[1] });
    expect(due(2, before(40) - 1)).toEqual({ kind: "wait" });
    expect(due(2, before(40))).toEqual({ kind: "final_market" });
    expect(due(2, before(30) - 1)).toEqual({ kind: "final_market" });
    expect(due(2, before(30))).toEqual({ kind: "stop" });
    expect(due(2, before(20) - 1)).toEqual({ kind: "stop" });
    expect(due(2, before(20))).toEqual({ kind: "cancel_all" });
    expect(due(2, before(-300) - 1)).toEqual({ kind: "cancel_all" });
    expect(due(2, before(-300))).toEqual({ kind: "give_up" });
  });

  it("no new price is due any more once the end is near", ({ expect }) => {
    const progress = { phaseStartedAt: before(86), repegs: 0 };
    expect(dueAt(slot, progress, before(40) - 1).kind).toBe("repeg");
    expect(dueAt(slot, progress, before(40)).kind).toBe("final_market");
  });

  it("a final market order can still be sent for as long as it is due", ({ expect }) => {
    const progress = { phaseStartedAt: before(300), repegs: 2 };
    const instants = Array.from({ length: 60_000 / 250 }, (_, index) => before(60) + index * 250);
    const final = instants.filter((now) => dueAt(slot, progress, now).kind === "final_market");
    expect(final).toHaveLength(40);
    expect(final.every((now) => maySend(slot, now))).toBe(true);
  });
});

describe("new prices for open orders", () => {
  const sentAt = newYorkInstant("2026-11-23", "15:55");
  const due = (repegs: number, seconds: number) => repegDue(sentAt, repegs, sentAt + seconds * SECOND);

  it("come 45 and 105 seconds after sending, each with a wider collar", ({ expect }) => {
    expect(due(0, 44.999)).toBeNull();
    expect(due(0, 45)).toBe(COLLARS[0]);
    expect(due(1, 104.999)).toBeNull();
    expect(due(1, 105)).toBe(COLLARS[1]);
  });

  it("come twice and never again", ({ expect }) => {
    expect(due(2, 10_000)).toBeNull();
  });
});
