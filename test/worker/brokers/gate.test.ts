import * as fc from "fast-check";
import { describe, it } from "vitest";
import { createGate } from "../../../src/brokers/alpaca/gate.ts";

/** A task that is under way until it is told how it ends. */
function heldTask(started: string[], name: string) {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const task = () => {
    started.push(name);
    return promise;
  };
  return { task, finish: () => resolve(name), fail: () => reject(new Error(name)) };
}

/** Lets others go on so many times. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await Promise.resolve();
}

/** Lets everything that can happen without an answer happen. */
const settled = () => turns(10);

describe("a gate", () => {
  it("lets so many through, and the next in the order in which they came", async ({ expect }) => {
    const gate = createGate(2);
    const started: string[] = [];
    const [a, b, c, d] = ["a", "b", "c", "d"].map((name) => heldTask(started, name));
    const results = [a!, b!, c!, d!].map(({ task }) => gate(task));
    await settled();
    expect(started).toEqual(["a", "b"]);
    b!.finish();
    await settled();
    expect(started).toEqual(["a", "b", "c"]);
    for (const held of [a!, c!, d!]) held.finish();
    expect(await Promise.all(results)).toEqual(["a", "b", "c", "d"]);
  });

  it("is left by a task that fails, too", async ({ expect }) => {
    const gate = createGate(1);
    const started: string[] = [];
    const [a, b] = ["a", "b"].map((name) => heldTask(started, name));
    const failing = gate(a!.task);
    const following = gate(b!.task);
    a!.fail();
    await expect(failing).rejects.toThrow("a");
    b!.finish();
    expect(await following).toBe("b");
  });

  it("never lets more through than it may, and everybody in the end", async ({ expect }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.record({ comes: fc.nat(12), stays: fc.nat(4) }), { maxLength: 30 }),
        async (width, visits) => {
          const gate = createGate(width);
          let underWay = 0;
          let most = 0;
          const tasks = visits.map(async ({ comes, stays }, index) => {
            await turns(comes);
            return gate(async () => {
              underWay += 1;
              most = Math.max(most, underWay);
              await turns(stays);
              underWay -= 1;
              return index;
            });
          });
          expect(await Promise.all(tasks)).toEqual(visits.keys().toArray());
          expect(most).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});
