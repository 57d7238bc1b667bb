import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { BROWSER_ADVICE, findBrowser } from "./support/find-browser.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the browser, empty when there is none. */
    browserPath: string;
  }
}

/** Gives the tests, and the commands that they run, a directory for temporary files that goes when they have ended. */
function useOwnTemporaryDirectory(): () => void {
  const directory = mkdtempSync(path.join(tmpdir(), "atlas-forge-tests-"));
  process.env["TMPDIR"] = directory;
  return () => rmSync(directory, { recursive: true, force: true });
}

/** Finds the browser before any test starts; without one, tests are skipped by name, and in CI the run fails. */
export default function setup(project: TestProject): () => void {
  const browserPath = findBrowser();
  if (browserPath === undefined && process.env["CI"] === "true") throw new Error(BROWSER_ADVICE);
  if (browserPath === undefined) console.warn(`Browser tests are skipped: ${BROWSER_ADVICE}`);
  project.provide("browserPath", browserPath ?? "");
  return useOwnTemporaryDirectory();
}
