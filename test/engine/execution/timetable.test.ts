import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { sessionOn } from "../../../src/engine/calendar/sessions.ts";
import { closeSlot } from "../../../src/engine/calendar/slots.ts";
import { COLLARS } from "../../../src/engine/execution/limit-price.ts";
import { isLost, maySend, mayStart, mustCancel, repegDue } from "../../../src/engine/execution/timetable.ts";

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
