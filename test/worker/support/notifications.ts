/** What users are to be told, and what the platform alerts its operators of. */
import { env } from "cloudflare:workers";
import { type MockInstance, vi } from "vitest";
import { openD1 } from "../../../src/db/database.ts";
import { notifications } from "../../../src/db/schema/index.ts";

/** What users are to be told, without ids, in the order in which it arrived. */
export async function notified() {
  const rows = await openD1(env.DB).select().from(notifications);
  return rows.map(({ kind, payload, deliveredAt }) => ({ kind, payload: JSON.parse(payload), deliveredAt }));
}

/** Keeps errors off the console from now on. Answers the events that were logged as alerts since. */
export function listenForAlerts(): () => { event: string }[] {
  const log: MockInstance = vi.spyOn(console, "error").mockImplementation(() => undefined);
  return () => log.mock.calls.flat().filter((line) => line?.level === "alert");
}
