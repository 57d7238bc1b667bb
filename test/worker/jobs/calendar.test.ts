import { describe, it, vi } from "vitest";
import { afternoonJobs, jobsSoFar, tickAt } from "../support/jobs.ts";

const MINUTES = ["09:30", "12:46", "12:51", "12:56", "15:46", "15:51", "15:56", "16:05"];

describe("cron ticks on days without a session", () => {
  it.for([
    { date: "2026-11-21", what: "a Saturday" },
    { date: "2026-11-22", what: "a Sunday" },
    { date: "2026-11-26", what: "Thanksgiving" },
    { date: "2027-01-01", what: "New Year's Day" },
    { date: "2026-07-03", what: "Independence Day, kept on the Friday before" },
  ])("do nothing on $what", async ({ date }, { expect }) => {
    const requests = vi.spyOn(globalThis, "fetch");
    for (const time of MINUTES) await tickAt(date, time);
    expect(await jobsSoFar()).toEqual({});
    expect(requests).not.toHaveBeenCalled();
  });
});

describe("cron ticks on a trading day", () => {
  const due = async (date: string, times: readonly string[]) => {
    const counts: number[] = [];
    for (const time of times) {
      await tickAt(date, time);
      counts.push(Object.keys(await afternoonJobs()).length);
    }
    return counts;
  };

  it("do one job after the other, 15, 10 and 5 minutes before the close", async ({ expect }) => {
    const times = ["15:44", "15:45", "15:49", "15:50", "15:54", "15:55", "15:58"];
    expect(await due("2026-11-23", times)).toEqual([0, 1, 1, 2, 2, 3, 3]);
    expect(await afternoonJobs()).toEqual({
      "2026-11-23/close preflight": "done",
      "2026-11-23/close snapshot": "done",
      "2026-11-23/close dispatch": "done",
    });
  });

  it("do the same in summer, when New York's clock is an hour ahead", async ({ expect }) => {
    expect(await due("2026-07-20", ["15:44", "15:45", "15:50", "15:55"])).toEqual([0, 1, 2, 3]);
  });

  it("do everything three hours sooner when the market closes early", async ({ expect }) => {
    expect(await due("2026-11-27", ["12:44", "12:45", "12:50", "12:55"])).toEqual([0, 1, 2, 3]);
  });

  it("have missed everything on an early close when they come at the usual time", async ({ expect }) => {
    await tickAt("2026-11-27", "15:55");
    expect(await afternoonJobs()).toEqual({
      "2026-11-27/close snapshot": "missed",
      "2026-11-27/close dispatch": "missed",
      "2026-11-27/close preflight": "missed",
      "2026-11-27/close settle": "done",
      "2026-11-27/close report": "done",
      "2026-11-27/close daily-summary": "done",
    });
  });

  it("begin anew the next day", async ({ expect }) => {
    await tickAt("2026-11-23", "15:55");
    await tickAt("2026-11-24", "15:45");
    expect(await afternoonJobs()).toMatchObject({
      "2026-11-23/close dispatch": "done",
      "2026-11-24/close preflight": "done",
    });
    expect(await afternoonJobs()).not.toHaveProperty(["2026-11-24/close dispatch"]);
  });
});

describe("after the close", () => {
  it.for([
    { when: "in winter", date: "2026-11-23", settles: "16:05" },
    { when: "in summer", date: "2026-07-20", settles: "16:05" },
    { when: "after an early close", date: "2026-11-27", settles: "13:05" },
  ])(
    "runs are settled and reported $when, and bars fetched at 18:00",
    async ({ date, settles }, { expect }) => {
      await tickAt(date, settles);
      expect(await afternoonJobs()).toMatchObject({
        [`${date}/close settle`]: "done",
        [`${date}/close report`]: "done",
      });
      await tickAt(date, "17:59");
      expect(await afternoonJobs()).not.toHaveProperty([`${date}/close refresh-bars`]);
      await tickAt(date, "18:00");
      expect(await afternoonJobs()).toHaveProperty([`${date}/close refresh-bars`], "done");
    },
  );

  it("the evening's jobs catch up until 20:30, and are missed then", async ({ expect }) => {
    await tickAt("2026-11-23", "20:30");
    await tickAt("2026-11-24", "20:31");
    expect(await afternoonJobs()).toMatchObject({
      "2026-11-23/close refresh-bars": "done",
      "2026-11-24/close refresh-bars": "missed",
    });
  });
});

describe("a tick that comes late", () => {
  it("catches up with everything that is due, with what the clock presses for first", async ({ expect }) => {
    await tickAt("2026-11-23", "15:56");
    expect(Object.entries(await afternoonJobs())).toEqual([
      ["2026-11-23/close snapshot", "done"],
      ["2026-11-23/close dispatch", "done"],
      ["2026-11-23/close preflight", "done"],
    ]);
  });

  it("still counts exactly 90 seconds before the close", async ({ expect }) => {
    await tickAt("2026-11-23", "15:58:30");
    expect(Object.values(await afternoonJobs())).toEqual(["done", "done", "done"]);
  });

  it("is recorded as missed after that, and does nothing", async ({ expect }) => {
    const requests = vi.spyOn(globalThis, "fetch");
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    await tickAt("2026-11-23", "09:00");
    await tickAt("2026-11-23", "15:58:31");
    await tickAt("2026-11-23", "15:59");
    expect(Object.values(await afternoonJobs())).toEqual(["missed", "missed", "missed"]);
    expect(requests).not.toHaveBeenCalled();
    expect(log.mock.calls.map(([entry]) => entry)).toMatchObject([
      { level: "alert", event: "job_missed", job: "snapshot" },
      { level: "alert", event: "job_missed", job: "dispatch" },
      { level: "alert", event: "job_missed", job: "preflight" },
    ]);
  });

  it("does not call what was done before missed", async ({ expect }) => {
    for (const time of ["15:45", "15:50", "15:59"]) await tickAt("2026-11-23", time);
    expect(await afternoonJobs()).toEqual({
      "2026-11-23/close preflight": "done",
      "2026-11-23/close snapshot": "done",
      "2026-11-23/close dispatch": "missed",
    });
  });
});
