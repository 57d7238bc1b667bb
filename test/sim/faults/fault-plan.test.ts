import { describe, it } from "vitest";
import { faultPlan } from "../../../sim/exchange/faults/fault-plan.ts";
import { PLANNED_REQUESTS } from "../../../sim/exchange/faults/planned-requests.ts";
import { admin, openClient, openExchange } from "../support/client.ts";
import { FAULT_PLAN_DIGESTS, drawnDigests } from "../support/fault-plan-digests.ts";

/** Every way in which a fault can strike; where an effect is left open, with it and without it. */
const KINDS = [
  "latency request",
  "latency answer",
  "drop-before-effect",
  "drop-after-effect",
  "status",
  "html-error none",
  "html-error done",
  "rate-limit",
  "malformed-json",
  "omit-fields",
  "add-fields",
  "wrong-type",
  "stall none",
  "stall done",
];

function kindOf(fault: ReturnType<typeof faultPlan>[number]): string {
  if (fault.action === "latency") return `latency ${fault.delays}`;
  return "effect" in fault ? `${fault.action} ${fault.effect}` : fault.action;
}

function requestOf({ match }: ReturnType<typeof faultPlan>[number]): string | undefined {
  return PLANNED_REQUESTS.find(
    (request) => request.match.method === match.method && request.match.pathPrefix === match.pathPrefix,
  )?.name;
}

describe("a fault plan", () => {
  it("is the same for the same seed in every version", ({ expect }) => {
    expect(drawnDigests()).toEqual(FAULT_PLAN_DIGESTS);
  });

  it("of some seed out of 500 strikes every kind of request in every way", ({ expect }) => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 500; seed++) {
      for (const fault of faultPlan(seed)) seen.add(`${requestOf(fault)}: ${kindOf(fault)}`);
    }
    const possible = PLANNED_REQUESTS.flatMap(({ name }) => KINDS.map((kind) => `${name}: ${kind}`));
    expect([...seen].sort()).toEqual(possible.sort());
  });

  it("grows with its intensity and keeps the faults it had", ({ expect }) => {
    const plan = (intensity: number) => faultPlan(11, { intensity });
    expect(plan(0)).toEqual([]);
    expect(plan(1)).toHaveLength(12);
    expect(plan(1)).toEqual(expect.arrayContaining(plan(0.5)));
    let total = 0;
    for (let seed = 0; seed < 200; seed++) total += faultPlan(seed, { intensity: 0.5 }).length;
    expect(total / 200).toBeCloseTo(6, 0);
  });

  it("comes to an end: no wait is longer than asked, and nothing strikes for ever", ({ expect }) => {
    for (let seed = 0; seed < 200; seed++) {
      for (const fault of faultPlan(seed, { intensity: 1, longestWait: 40 })) {
        expect(fault.times).toBeLessThanOrEqual(3);
        if (fault.action === "stall") expect(fault.milliseconds).toBeLessThanOrEqual(40);
        if (fault.action === "latency") {
          expect(fault.milliseconds + (fault.jitter ?? 0)).toBeLessThanOrEqual(40);
        }
      }
    }
  });

  it("is let loose by the operator, who is told what it holds", async ({ expect }) => {
    const client = openClient();
    const ask = { seed: 5, intensity: 1, longestWait: 5 };
    const { body } = await admin(client.exchange, "POST", "/fault-plans", ask);
    expect(body.seed).toBe(5);
    const plan = faultPlan(5, { intensity: 1, longestWait: 5 });
    expect(body.faults).toMatchObject(JSON.parse(JSON.stringify(plan)));
    expect((await admin(client.exchange, "GET", "/faults")).body).toEqual(body.faults);
  });

  for (const body of [{}, { seed: 1.5 }, { seed: 1, intensity: 2 }, { seed: 1, longestWait: 0 }]) {
    it(`is not drawn from ${JSON.stringify(body)}`, async ({ expect }) => {
      expect((await admin(openExchange(), "POST", "/fault-plans", body)).status).toBe(422);
    });
  }
});
