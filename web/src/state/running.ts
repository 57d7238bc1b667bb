import type { Status } from "../../../src/contract/status.ts";

/** Whether a run is under way, as far as is known. */
export function isRunning(status: Status | null): boolean {
  const state = status?.lastRun?.state ?? "reported";
  return state !== "reported";
}
