import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { leaseControl } from "../../../src/platform/addresses.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import type { Status } from "../../../src/contract/status.ts";
import { endFaults, orderFault, requestsSoFar } from "../support/exchange-admin.ts";
import { afternoonJobs, jobsSoFar } from "../support/jobs.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, tick, type TradingDay } from "../support/trading-day.ts";

const DATE = "2026-08-20";
const SLOT = `${DATE}/close`;
const LEASE = 50_000;

/** A day with one strategy on SPY; ticks come only where the test says so. */
async function dayWithStrategy(): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ SPY: 600 }), DATE);
  await activate(day.user, "all in", fixedWeights({ SPY: 100 }));
  return day;
}

async function moveTo(day: TradingDay, time: string): Promise<void> {
  await day.exchange.clock.advanceTo(newYorkInstant(DATE, time));
}

async function count(day: TradingDay, request: string): Promise<number> {
  return (await requestsSoFar(day.exchange)).filter((line) => line === request).length;
}

describe("jobs", () => {
  it("are done once however often, and however close together, the ticks come", async ({ expect }) => {
    const day = await dayWithStrategy();
    for (const time of ["15:45", "15:50", "15:55"]) {
      await moveTo(day, time);
      await Promise.all([tick(), tick(), tick()]);
      await tick();
    }
    await moveTo(day, "16:06");
    expect(await count(day, "GET /iex/")).toBe(1);
    expect(await count(day, "GET /tiingo/daily/SPY/prices")).toBe(1);
    expect(await count(day, "POST /v2/orders")).toBe(1);
  });

  it("are left alone while somebody else has them, and taken up when he has died", async ({ expect }) => {
    const day = await dayWithStrategy();
    await moveTo(day, "15:45");
    await tick();
    await moveTo(day, "15:50");
    // A tick that leases the snapshot and never comes back.
    await leaseControl(env).leaseJob(SLOT, "snapshot", day.exchange.clock.now(), LEASE);
    await moveTo(day, "15:50:49");
    await tick();
    expect(await count(day, "GET /iex/")).toBe(0);
    await moveTo(day, "15:51");
    await tick();
    expect(await count(day, "GET /iex/")).toBe(1);
    expect(await jobsSoFar()).toMatchObject({ [`${SLOT} snapshot`]: "done" });
  });

  it("cannot be given away by a tick that was taken for dead and comes to itself", async ({ expect }) => {
    const leases = leaseControl(env);
    const slow = await leases.leaseJob(SLOT, "snapshot", 0, LEASE);
    const successor = await leases.leaseJob(SLOT, "snapshot", LEASE, LEASE);
    expect(successor).not.toBeNull();
    await leases.settleJob(SLOT, "snapshot", slow!, null, LEASE + 1);
    expect(await leases.leaseJob(SLOT, "snapshot", LEASE + 2, LEASE)).toBeNull();
    await leases.settleJob(SLOT, "snapshot", successor!, null, LEASE + 3);
    expect(await leases.leaseJob(SLOT, "snapshot", LEASE + 4, LEASE)).not.toBeNull();
  });

  it("stay as they were settled, whoever comes afterwards", async ({ expect }) => {
    const leases = leaseControl(env);
    const lease = await leases.leaseJob(SLOT, "snapshot", 0, LEASE);
    await leases.settleJob(SLOT, "snapshot", lease!, "missed", 1);
    await leases.settleJob(SLOT, "snapshot", lease!, "done", 2);
    expect(await jobsSoFar()).toEqual({ [`${SLOT} snapshot`]: "missed" });
    expect(await leases.leaseJob(SLOT, "snapshot", LEASE * 10, LEASE)).toBeNull();
  });

  it("are listed for operators with their instants", async ({ expect }) => {
    const leases = leaseControl(env);
    const lease = await leases.leaseJob(SLOT, "preflight", 1, 10);
    await leases.settleJob(SLOT, "preflight", lease!, "done", 2);
    await leases.leaseJob(SLOT, "snapshot", 3, 10);
    await leases.leaseJob("2026-08-21/close", "snapshot", 4, 10);
    const listed = await leases.jobsBetween(DATE, DATE, 5);
    expect(listed).toEqual([
      {
        slot: SLOT,
        job: "preflight",
        state: "done",
        leasedAt: 1,
        leasedUntil: 11,
        settledAt: 2,
        failures: 0,
      },
      {
        slot: SLOT,
        job: "snapshot",
        state: "leased",
        leasedAt: 3,
        leasedUntil: 13,
        settledAt: null,
        failures: 0,
      },
    ]);
    const later = await leases.jobsBetween(DATE, "2026-08-21", 14);
    expect(later.map(({ state }) => state)).toEqual(["done", "open", "open"]);
  });

  it("are handed back when they fail, and done by the next tick", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await dayWithStrategy();
    const unavailable = {
      match: { pathPrefix: "/tiingo" },
      action: "status",
      status: 503,
      times: 100,
    } as const;
    await orderFault(day.exchange, unavailable);
    await moveTo(day, "15:45");
    await tick();
    expect(await afternoonJobs()).toEqual({ [`${SLOT} preflight`]: "open" });
    await endFaults(day.exchange);
    await moveTo(day, "15:46");
    await tick();
    expect(await afternoonJobs()).toEqual({ [`${SLOT} preflight`]: "done" });
  });

  it("that break do not keep the others from being done", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await dayWithStrategy();
    vi.spyOn(env.MARKET, "list").mockRejectedValue(new Error("KV is down"));
    await moveTo(day, "15:50");
    await tick();
    expect(await jobsSoFar()).toMatchObject({ [`${SLOT} preflight`]: "open", [`${SLOT} snapshot`]: "done" });
  });

  it("that break are tried again by the next tick", async ({ expect }) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await dayWithStrategy();
    vi.spyOn(env.MARKET, "list").mockRejectedValueOnce(new Error("KV is down"));
    await moveTo(day, "15:45");
    await tick();
    expect(log.mock.calls.flat()).toContainEqual(
      expect.objectContaining({ event: "job_failed", job: "preflight" }),
    );
    await moveTo(day, "15:46");
    await tick();
    expect(await afternoonJobs()).toEqual({ [`${SLOT} preflight`]: "done" });
  });

  it("need not come at all: the account wakes itself", async ({ expect }) => {
    const day = await dayWithStrategy();
    await moveTo(day, "16:06");
    const { body } = await day.user.get<Status>("/api/live/status");
    expect(body.lastRun).toMatchObject({ slot: SLOT, outcome: "completed" });
  });
});
