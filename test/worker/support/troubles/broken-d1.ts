import { env } from "cloudflare:workers";
import { vi } from "vitest";

/** Has every query to D1 fail, from wherever it comes; answers what ends that. */
export function breakD1(): () => void {
  const prototype: D1Database = Object.getPrototypeOf(env.DB);
  const spies = (["prepare", "batch", "exec"] as const).map((method) =>
    vi.spyOn(prototype, method).mockImplementation(() => {
      throw new Error("D1 is down");
    }),
  );
  return () => {
    for (const spy of spies) spy.mockRestore();
  };
}

/** Has what accounts write to D1 fail, while the API reads and writes it as ever; answers what ends that. */
export function breakDelivery(): () => void {
  const prototype: Record<"prepare", (query: string) => D1PreparedStatement> = Object.getPrototypeOf(env.DB);
  const { prepare } = prototype;
  const spy = vi.spyOn(prototype, "prepare").mockImplementation(function (this: unknown, query) {
    if (/^insert into "(live_strategies|broker_credentials|execution_history|notifications)"/.test(query)) {
      throw new Error("D1 does not take it");
    }
    return Reflect.apply(prepare, this, [query]);
  });
  return () => spy.mockRestore();
}
