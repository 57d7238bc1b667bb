import { describe, it } from "vitest";
import { VirtualClock } from "../../../sim/exchange/clock/virtual-clock.ts";
import { HandTime } from "../support/hand-time.ts";

describe("a clock that stands still", () => {
  it("runs what is due in order, standing at each event's instant, and then at the end", async ({
    expect,
  }) => {
    const clock = new VirtualClock({ now: 1_000 });
    const seen: [string, number][] = [];
    const note = (name: string) => () => void seen.push([name, clock.now()]);
    clock.schedule(3_000, note("late"));
    clock.schedule(2_000, note("first at two"));
    clock.schedule(2_000, note("second at two"));
    clock.schedule(9_000, note("beyond"));
    await clock.advanceTo(5_000);
    expect(seen).toEqual([
      ["first at two", 2_000],
      ["second at two", 2_000],
      ["late", 3_000],
    ]);
    expect(clock.now()).toBe(5_000);
  });

  it("waits for an event that takes its time, and includes what it schedules", async ({ expect }) => {
    const clock = new VirtualClock({ now: 0 });
    const seen: number[] = [];
    clock.schedule(10, async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      seen.push(clock.now());
      clock.schedule(20, () => void seen.push(clock.now()));
    });
    clock.schedule(30, () => void seen.push(clock.now()));
    await clock.advanceTo(40);
    expect(seen).toEqual([10, 20, 30]);
  });

  it("makes calls to advance it take turns", async ({ expect }) => {
    const clock = new VirtualClock({ now: 0 });
    const seen: number[] = [];
    for (const at of [10, 20, 30]) clock.schedule(at, async () => void seen.push(await Promise.resolve(at)));
    await Promise.all([clock.advanceTo(25), clock.advanceTo(15), clock.advanceTo(30)]);
    expect(seen).toEqual([10, 20, 30]);
    expect(clock.now()).toBe(30);
  });

  it("reports an event that fails and goes on", async ({ expect }) => {
    const failed: unknown[] = [];
    const clock = new VirtualClock({ now: 0, onError: (error, id) => failed.push([String(error), id]) });
    let reached = false;
    clock.schedule(1, () => Promise.reject(new Error("late")), "async");
    clock.schedule(2, () => {
      throw new Error("at once");
    });
    clock.schedule(3, () => void (reached = true));
    await clock.advanceTo(5);
    expect(failed).toEqual([
      ["Error: late", "async"],
      ["Error: at once", undefined],
    ]);
    expect(reached).toBe(true);
  });

  it("goes on even when nobody can be told of a failure", async ({ expect }) => {
    const clock = new VirtualClock({
      now: 0,
      onError: () => {
        throw new Error("nobody listens");
      },
    });
    clock.schedule(1, () => Promise.reject(new Error("late")));
    await clock.advanceTo(5);
    await clock.advanceTo(6);
    expect(clock.now()).toBe(6);
  });

  it("forgets what is cancelled, and what another event of the same id replaces", async ({ expect }) => {
    const clock = new VirtualClock({ now: 0 });
    const seen: string[] = [];
    const cancel = clock.schedule(1, () => void seen.push("cancelled"));
    clock.schedule(2, () => void seen.push("replaced"), "alarm");
    clock.schedule(3, () => void seen.push("kept"), "alarm");
    cancel();
    await clock.advanceTo(5);
    expect(seen).toEqual(["kept"]);
  });

  it("runs at once what is due already", async ({ expect }) => {
    const clock = new VirtualClock({ now: 100 });
    const ran = new Promise<number>((resolve) => clock.schedule(50, () => resolve(clock.now())));
    expect(await ran).toBe(100);
    expect(clock.now()).toBe(100);
  });
});

describe("a clock that runs", () => {
  it("gains its speed on real time and shows every event its own instant", ({ expect }) => {
    const time = new HandTime();
    const clock = new VirtualClock({ now: 0, realTime: time });
    const seen: number[] = [];
    clock.schedule(60_000, () => void seen.push(clock.now()));
    clock.schedule(90_000, () => void seen.push(clock.now()));
    clock.setSpeed(60);
    time.pass(500);
    expect(clock.now()).toBe(30_000);
    time.pass(2_000);
    expect(seen).toEqual([60_000, 90_000]);
    expect(clock.now()).toBe(150_000);
    clock.setSpeed(0);
    time.pass(10_000);
    expect(clock.now()).toBe(150_000);
  });

  it("never passes an event that has not been run", ({ expect }) => {
    const time = new HandTime();
    const clock = new VirtualClock({ now: 0, realTime: time });
    let ran = false;
    clock.schedule(1_000, () => void (ran = true));
    clock.setSpeed(1);
    time.jump(5_000);
    expect([clock.now(), ran]).toEqual([1_000, false]);
    time.pass(0);
    expect([clock.now(), ran]).toEqual([5_000, true]);
  });

  it("pauses to be advanced, and runs on from there", async ({ expect }) => {
    const time = new HandTime();
    const clock = new VirtualClock({ now: 0, realTime: time });
    clock.setSpeed(1);
    time.pass(1_000);
    await clock.advanceTo(100_000);
    expect(clock.now()).toBe(100_000);
    time.pass(500);
    expect(clock.now()).toBe(100_500);
  });

  it("refuses a speed that is none", ({ expect }) => {
    const clock = new VirtualClock({ now: 0 });
    expect(() => clock.setSpeed(-1)).toThrow(RangeError);
    expect(() => clock.setSpeed(Number.NaN)).toThrow(RangeError);
  });
});
