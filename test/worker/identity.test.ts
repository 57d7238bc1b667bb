import { it } from "vitest";
import { DIGESTS } from "../identity/digests.ts";
import { scenario } from "../identity/scenario.ts";

it("computes in the Worker's runtime what the engine computes in Node, to the bit", ({ expect }) => {
  expect(scenario()).toEqual(DIGESTS);
});
