import * as fc from "fast-check";
import { describe, it } from "vitest";
import { dateOfEpochDay, epochDay } from "../../../src/engine/calendar/dates.ts";
import { newYorkInstant, newYorkTime } from "../../../src/engine/calendar/new-york.ts";
import type { SessionOverrides } from "../../../src/engine/calendar/overrides.ts";
import { sessionOn } from "../../../src/engine/calendar/sessions.ts";
import { nextSlot, type Slot, slotOf, slotsOf, slotsOfDay } from "../../../src/engine/calendar/slots.ts";

const names = (slots: readonly Slot[]) => slots.map(({ id }) => id.split("/")[1]);

/** Sessions of 1998-2060, some with hours that no rule foresees. */
const anySession = fc
  .record({
    day: fc.integer({ min: epochDay("1998-01-01"), max: epochDay("2060-12-31") }),
    hours: fc.option(
      fc.record({
        open: fc.constantFrom("09:30", "10:00", "10:30", "11:15"),
        close: fc.constantFrom("12:00", "13:00", "14:17", "15:30", "16:00"),
      }),
    ),
  })
  .map(({ day, hours }): { date: string; overrides: SessionOverrides } => {
    const date = dateOfEpochDay(day);
    return { date, overrides: hours ? { [date]: hours } : {} };
  })
  .filter(({ date, overrides }) => sessionOn(date, overrides) !== undefined);

const frequency = fc.constantFrom("daily" as const, "hourly" as const, "30min" as const);

describe("the slots of a trading day", () => {
  it.for([
    { frequency: "daily", date: "2026-11-23", slots: ["close"] },
    {
      frequency: "hourly",
      date: "2026-11-23",
      slots: ["10:00", "11:00", "12:00", "13:00", "14:00", "15:00", "close"],
    },
    { frequency: "hourly", date: "2026-11-27", slots: ["10:00", "11:00", "12:00", "close"] },
    {
      frequency: "30min",
      date: "2026-11-27",
      slots: ["10:00", "10:30", "11:00", "11:30", "12:00", "12:30", "close"],
    },
  ] as const)("are for $frequency on $date: $slots", ({ frequency: often, date, slots }, { expect }) => {
    expect(names(slotsOf(sessionOn(date)!, often))).toEqual(slots);
  });

  it("come every half hour until the close slot's preflight is near", ({ expect }) => {
    const all = names(slotsOf(sessionOn("2026-11-23")!, "30min"));
    expect(all).toHaveLength(13);
    expect(all.slice(-2)).toEqual(["15:30", "close"]);
  });

  it("have their dispatch at their name, prices 5 and preflight 10 minutes before", ({ expect }) => {
    const slot = slotOf("2026-07-20/10:30")!;
    const at = (time: string) => newYorkInstant("2026-07-20", time);
    expect(slot).toMatchObject({
      preflightAt: at("10:20"),
      snapshotAt: at("10:25"),
      dispatchAt: at("10:30"),
      lastStartAt: at("10:33:30"),
      lastOrderAt: at("10:34:30"),
      cancelAllAt: at("10:34:40"),
      endsAt: at("10:35"),
      giveUpAt: at("10:40"),
      lastSession: "2026-07-17",
    });
  });

  it("have their steps in order, none before the open, none that overlaps another slot", ({ expect }) => {
    fc.assert(
      fc.property(anySession, frequency, ({ date, overrides }, often) => {
        const session = sessionOn(date, overrides)!;
        const slots = slotsOf(session, often, overrides);
        const steps = slots.flatMap((slot) => [
          slot.preflightAt,
          slot.snapshotAt,
          slot.dispatchAt,
          slot.lastStartAt,
          slot.lastOrderAt,
          slot.cancelAllAt,
          slot.endsAt,
          slot.giveUpAt,
        ]);
        expect(steps).toEqual(steps.toSorted((a, b) => a - b));
        expect(steps[0]!).toBeGreaterThanOrEqual(session.open);
        expect(slots.at(-1)!.endsAt).toBe(session.close);
        expect(slots.every(({ endsAt }) => endsAt <= session.close)).toBe(true);
        for (const slot of slots.slice(0, -1)) {
          expect(slot.id).toBe(`${date}/${newYorkTime(slot.dispatchAt)}`);
        }
      }),
    );
  });

  it("are all as long after their dispatch as the close slot", ({ expect }) => {
    fc.assert(
      fc.property(anySession, ({ date, overrides }) => {
        const spans = slotsOf(sessionOn(date, overrides)!, "30min", overrides).map((slot) =>
          [slot.preflightAt, slot.snapshotAt, slot.lastStartAt, slot.lastOrderAt, slot.cancelAllAt].map(
            (at) => at - slot.dispatchAt,
          ),
        );
        for (const span of spans) expect(span).toEqual([-600_000, -300_000, 210_000, 270_000, 280_000]);
      }),
    );
  });

  it("are more for a higher frequency, and never other ones", ({ expect }) => {
    fc.assert(
      fc.property(anySession, ({ date, overrides }) => {
        const session = sessionOn(date, overrides)!;
        const [daily, hourly, half] = (["daily", "hourly", "30min"] as const).map((often) =>
          slotsOf(session, often, overrides).map(({ id }) => id),
        );
        expect(hourly).toEqual(expect.arrayContaining(daily!));
        expect(half).toEqual(expect.arrayContaining(hourly!));
      }),
    );
  });

  it("are found again by their ids", ({ expect }) => {
    fc.assert(
      fc.property(anySession, ({ date, overrides }) => {
        for (const slot of slotsOf(sessionOn(date, overrides)!, "30min", overrides)) {
          expect(slotOf(slot.id, overrides)).toEqual(slot);
        }
      }),
    );
  });
});

describe("what is not a slot", () => {
  it.for([
    "2026-11-26/close",
    "2026-11-23",
    "2026-11-23/open",
    "2026-11-23/15:45",
    "2026-02-30/close",
    "x/close",
  ])("%s", (id, { expect }) => {
    expect(slotOf(id)).toBeUndefined();
  });
});

describe("the next slot", () => {
  it("is the first whose dispatch lies ahead, for ever on", ({ expect }) => {
    fc.assert(
      fc.property(
        anySession,
        frequency,
        fc.integer({ min: 0, max: 86_400_000 }),
        ({ date }, often, offset) => {
          const now = newYorkInstant(date, "00:00") + offset;
          const next = nextSlot(now, often);
          expect(next.dispatchAt).toBeGreaterThan(now);
          const between = slotsOfDay(now, often).filter(
            ({ dispatchAt }) => dispatchAt > now && dispatchAt < next.dispatchAt,
          );
          expect(between).toEqual([]);
        },
      ),
    );
  });

  it("of a day that a broker calls closed is the next day's", ({ expect }) => {
    const now = newYorkInstant("2026-11-23", "09:00");
    expect(nextSlot(now, "daily", { "2026-11-23": null }).id).toBe("2026-11-24/close");
    expect(nextSlot(now, "hourly", { "2026-11-23": null }).id).toBe("2026-11-24/10:00");
  });

  it("after such a day wants histories up to the session before it", ({ expect }) => {
    const closed = { "2026-11-23": null };
    expect(slotOf("2026-11-24/close", closed)?.lastSession).toBe("2026-11-20");
    expect(slotOf("2026-11-24/close")?.lastSession).toBe("2026-11-23");
  });
});
