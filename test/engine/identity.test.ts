import { expect, it } from "vitest";
import { DIGESTS } from "../identity/digests.ts";
import { scenario } from "../identity/scenario.ts";

it("computes in Node what it is known to compute, to the bit", () => {
  expect(scenario()).toEqual(DIGESTS);
});
