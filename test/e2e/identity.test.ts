import path from "node:path";
import { build } from "vite";
import { describe, inject, it } from "vitest";
import { DIGESTS } from "../identity/digests.ts";
import { launchBrowser, openPage } from "./support/browser.ts";
import { BROWSER_ADVICE } from "./support/find-browser.ts";

const SCENARIO = path.resolve(import.meta.dirname, "../identity/scenario.ts");
const browserPath = inject("browserPath");

/** The scenario and all that it imports as one script, which leaves it behind as `identity.scenario`. */
async function scenarioScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, minify: false, lib: { entry: SCENARIO, formats: ["iife"], name: "identity" } },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const [chunk] = bundle !== undefined && "output" in bundle ? bundle.output : [];
  if (chunk?.type !== "chunk") throw new Error("the scenario was not built");
  return chunk.code;
}

describe.skipIf(browserPath === "")(`in a browser${browserPath === "" ? ` (${BROWSER_ADVICE})` : ""}`, () => {
  it("computes what the engine computes in Node, to the bit", async ({ expect }) => {
    const browser = await launchBrowser(browserPath);
    try {
      const page = await openPage(browser);
      await page.addScriptTag({ content: await scenarioScript() });
      expect(await page.evaluate("identity.scenario()")).toEqual(DIGESTS);
    } finally {
      await browser.close();
    }
  });
});
