/** What users are to be told, and what is logged, with what the platform alerts its operators of. */
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

/** As the platform prints them: an error with its message, its stack and whatever else it carries. */
function printed(value: unknown): string {
  return value instanceof Error
    ? `${value.stack} ${value.message} ${JSON.stringify(value)} ${printed(value.cause ?? "")}`
    : JSON.stringify(value);
}

/** Everything that is written to the console from now on, as text. */
export function listenToConsole(): () => string {
  const methods = ["debug", "error", "info", "log", "warn"] as const;
  const spies = methods.map((method) => vi.spyOn(console, method).mockImplementation(() => undefined));
  return () =>
    spies
      .flatMap((spy) => spy.mock.calls.flat())
      .map(printed)
      .join("\n");
}
