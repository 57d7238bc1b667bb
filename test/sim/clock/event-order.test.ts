import fc from "fast-check";
import { describe, it } from "vitest";
import { VirtualClock } from "../../../sim/exchange/clock/virtual-clock.ts";

/** An event, the events it schedules when it runs (so much later), and whether it is cancelled beforehand. */
const event = fc.record({
  at: fc.integer({ min: 0, max: 50 }),
  later: fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 3 }),
  cancelled: fc.boolean(),
});

describe("the clock's events", () => {
  it("run once each, never before an earlier one, equal ones in order of scheduling", async ({ expect }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { maxLength: 30 }),
        fc.array(fc.integer({ min: 0, max: 80 })),
        async (events, stops) => {
          const clock = new VirtualClock({ now: 0 });
          const ran: { at: number; order: number; shown: number }[] = [];
          let scheduled = 0;
          let expected = 0;
          const plan = (at: number, later: readonly number[]) => {
            const order = scheduled++;
            return clock.schedule(at, () => {
              ran.push({ at, order, shown: clock.now() });
              for (const wait of later) {
                expected++;
                plan(clock.now() + wait, []);
              }
            });
          };
          for (const { at, later, cancelled } of events) {
            const cancel = plan(at, later);
            if (cancelled) cancel();
            else expected++;
          }
          let last = 0;
          for (const stop of [...stops, 100]) {
            await clock.advanceTo(stop);
            expect(clock.now()).toBe(Math.max(last, stop));
            last = clock.now();
          }
          expect(ran).toHaveLength(expected);
          expect(ran.every(({ at, shown }) => at === shown)).toBe(true);
          const sorted = ran.toSorted((a, b) => a.at - b.at || a.order - b.order);
          expect(ran).toEqual(sorted);
        },
      ),
    );
  });
});
