import { describe, it } from "vitest";
import { openExchange } from "../support/client.ts";

/** The status of a pause that is asked for with an `Origin`, or without one. */
async function pausing(origin?: string): Promise<number> {
  const { status } = await openExchange().fetch(
    new Request("http://exchange.test/admin/clock", {
      method: "POST",
      headers: origin === undefined ? {} : { origin },
      body: JSON.stringify({ speed: 0 }),
    }),
  );
  return status;
}

describe("the operator's routes", () => {
  it("serve programs and the exchange's own page", async ({ expect }) => {
    expect(await pausing()).toBe(200);
    expect(await pausing("http://exchange.test")).toBe(200);
  });

  it("refuse what another web page makes a browser send", async ({ expect }) => {
    expect(await pausing("https://elsewhere.example")).toBe(403);
    expect(await pausing("null")).toBe(403);
  });
});
