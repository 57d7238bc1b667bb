import { describe, it } from "vitest";
import { newYorkInstant, utcTimestamp } from "../../../src/engine/calendar/new-york.ts";
import type { Deliver } from "../../../sim/exchange/timers/timers.ts";
import { FRIDAY, admin, openExchange } from "../support/client.ts";

const START = newYorkInstant(FRIDAY, "15:45");
const URL = "http://client.test/alarm";

function at(secondsLater: number): string {
  return utcTimestamp(START + secondsLater * 1_000);
}

/** An exchange that notes what it delivers; `answer` decides what each delivery meets. */
function withDeliveries(answer: (count: number) => Response | Promise<Response> = () => new Response()) {
  const deliveries: { seconds: number; body: unknown }[] = [];
  const failures: (string | undefined)[] = [];
  const deliver: Deliver = async (_url, body) => {
    deliveries.push({ seconds: (exchange.clock.now() - START) / 1_000, body: JSON.parse(body) });
    return answer(deliveries.length);
  };
  const exchange = openExchange({ deliver, onError: (_error, id) => failures.push(id) });
  const advance = (seconds: number) => exchange.clock.advanceTo(START + seconds * 1_000);
  const put = (id: string, seconds: number) =>
    admin(exchange, "PUT", `/timers/${id}`, { at: at(seconds), url: URL });
  return { exchange, deliveries, failures, advance, put };
}

describe("a timer", () => {
  it("is posted at its instant, once, and is gone", async ({ expect }) => {
    const { exchange, deliveries, advance, put } = withDeliveries();
    expect((await put("run", 60)).body).toEqual({
      id: "run",
      at: at(60),
      url: URL,
      failures: 0,
      due: at(60),
    });
    await advance(59);
    expect(deliveries).toEqual([]);
    await advance(3_600);
    expect(deliveries).toEqual([{ seconds: 60, body: { id: "run", at: at(60) } }]);
    expect((await admin(exchange, "GET", "/timers")).body).toEqual([]);
  });

  it("whose instant has passed fires at once", async ({ expect }) => {
    const { exchange, deliveries, put } = withDeliveries();
    await put("run", -600);
    await exchange.clock.advanceTo(START);
    expect(deliveries).toEqual([{ seconds: 0, body: { id: "run", at: at(-600) } }]);
  });

  it("that meets a failure is tried again after 2, 4, 8, 16, 32 and 64 seconds, and then no more", async ({
    expect,
  }) => {
    const { exchange, deliveries, failures, advance, put } = withDeliveries((count) => {
      if (count % 2 === 0) throw new TypeError("fetch failed");
      return new Response(null, { status: 500 });
    });
    await put("run", 10);
    await advance(3_600);
    expect(deliveries.map(({ seconds }) => seconds)).toEqual([10, 12, 16, 24, 40, 72, 136]);
    expect(failures).toEqual(Array.from({ length: 7 }, () => "timer:run"));
    expect((await admin(exchange, "GET", "/timers")).body).toEqual([]);
  });

  it("stops being tried when a delivery succeeds", async ({ expect }) => {
    const { deliveries, advance, put } = withDeliveries(
      (count) => new Response(null, { status: count < 3 ? 503 : 204 }),
    );
    await put("run", 10);
    await advance(3_600);
    expect(deliveries.map(({ seconds }) => seconds)).toEqual([10, 12, 16]);
  });

  it("is replaced by another of the same id", async ({ expect }) => {
    const { deliveries, advance, put } = withDeliveries();
    await put("run", 60);
    await put("run", 30);
    await advance(3_600);
    expect(deliveries.map(({ seconds }) => seconds)).toEqual([30]);
  });

  it("set anew while it is delivered keeps the new instant, whether the delivery succeeds or fails", async ({
    expect,
  }) => {
    for (const status of [200, 500]) {
      const { exchange, deliveries, advance, put } = withDeliveries(async (count) => {
        if (count === 1) await put("run", 300);
        return new Response(null, { status: count === 1 ? status : 200 });
      });
      await put("run", 60);
      await advance(100);
      expect((await admin(exchange, "GET", "/timers")).body).toMatchObject([
        { id: "run", at: at(300), failures: 0 },
      ]);
      await advance(3_600);
      expect(deliveries.map(({ seconds }) => seconds)).toEqual([60, 300]);
    }
  });

  it("that is deleted is not posted, nor tried again", async ({ expect }) => {
    const { exchange, deliveries, advance, put } = withDeliveries(() => new Response(null, { status: 500 }));
    await put("run", 60);
    await put("other", 60);
    expect((await admin(exchange, "DELETE", "/timers/run")).status).toBe(204);
    await advance(61);
    await admin(exchange, "DELETE", "/timers/other");
    await advance(3_600);
    expect(deliveries).toHaveLength(1);
    expect((await admin(exchange, "DELETE", "/timers/other")).status).toBe(404);
  });

  it("needs an instant and a URL", async ({ expect }) => {
    const { exchange } = withDeliveries();
    const answer = await admin(exchange, "PUT", "/timers/run", { at: "soon", url: "nowhere" });
    expect(answer.status).toBe(422);
    expect(answer.body.message).toContain("at: is not an RFC 3339 timestamp");
    expect(answer.body.message).toContain("url:");
  });
});
