import * as fc from "fast-check";
import { describe, it } from "vitest";
import { askedSlots, earliest, finest, takesPart } from "../../../src/engine/calendar/asked-slots.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { sessionOn, sessionsBetween } from "../../../src/engine/calendar/sessions.ts";
import { slotsOf } from "../../../src/engine/calendar/slots.ts";

const DATE = "2026-11-27";
const session = sessionOn(DATE)!;
const at = (time: string) => newYorkInstant(DATE, time);
const names = (since: Parameters<typeof askedSlots>[1]) =>
  askedSlots(session, since).map(({ id }) => id.split("/")[1]);

describe("a strategy", () => {
  it("takes part in the slots of its frequency and in no others, in winter and in summer", ({ expect }) => {
    const frequency = fc.constantFrom("daily" as const, "hourly" as const, "30min" as const);
    const day = fc.constantFrom(...sessionsBetween("2026-01-01", "2026-12-31"));
    fc.assert(
      fc.property(frequency, day, (often, someDay) => {
        const own = slotsOf(someDay, often).map(({ id }) => id);
        const all = slotsOf(someDay, "30min").filter((slot) => takesPart(often, slot));
        expect(all.map(({ id }) => id)).toEqual(own);
      }),
    );
  });
});

describe("the slots that are asked for", () => {
  it("are none when nobody asks", ({ expect }) => {
    expect(names({})).toEqual([]);
  });

  it("are those of every frequency that somebody has, each once", ({ expect }) => {
    expect(names({ daily: 0 })).toEqual(["close"]);
    expect(names({ daily: 0, hourly: 0 })).toEqual(["10:00", "11:00", "12:00", "close"]);
    expect(names({ hourly: 0, "30min": at("11:10") })).toEqual([
      "10:00",
      "11:00",
      "11:30",
      "12:00",
      "12:30",
      "close",
    ]);
  });

  it("begin with the first whose dispatch comes after the activation", ({ expect }) => {
    expect(names({ hourly: at("11:00") - 1 })).toEqual(["11:00", "12:00", "close"]);
    expect(names({ hourly: at("11:00") })).toEqual(["12:00", "close"]);
    expect(names({ daily: at("12:55") })).toEqual([]);
  });
});

describe("several who ask", () => {
  it("ask since the earliest of each frequency", ({ expect }) => {
    expect(earliest([{ daily: 5, hourly: 3 }, { daily: 2 }, { "30min": 9 }])).toEqual({
      daily: 2,
      hourly: 3,
      "30min": 9,
    });
  });

  it("need the slots of the finest frequency", ({ expect }) => {
    expect(finest(["hourly", "daily"])).toBe("hourly");
    expect(finest(["hourly", "30min", "daily"])).toBe("30min");
    expect(finest([])).toBe("daily");
  });
});
