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
