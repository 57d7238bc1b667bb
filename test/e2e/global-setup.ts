import type { TestProject } from "vitest/node";
import { BROWSER_ADVICE, findBrowser } from "./support/find-browser.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the browser, empty when there is none. */
    browserPath: string;
  }
}

/** Finds the browser before any test starts; without one, tests are skipped by name, and in CI the run fails. */
export default function setup(project: TestProject): void {
  const browserPath = findBrowser();
  if (browserPath === undefined && process.env["CI"] === "true") throw new Error(BROWSER_ADVICE);
  if (browserPath === undefined) console.warn(`Browser tests are skipped: ${BROWSER_ADVICE}`);
  project.provide("browserPath", browserPath ?? "");
}
