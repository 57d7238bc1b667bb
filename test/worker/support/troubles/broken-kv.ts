import { env } from "cloudflare:workers";
import { vi } from "vitest";

/** Has everything that is asked of KV fail, from wherever it is asked; answers what ends that. */
export function breakKv(): () => void {
  const prototype: KVNamespace = Object.getPrototypeOf(env.MARKET);
  const spies = (["get", "getWithMetadata", "put", "list", "delete"] as const).map((method) =>
    vi.spyOn(prototype, method).mockImplementation(async () => {
      throw new Error("KV is down");
    }),
  );
  return () => {
    for (const spy of spies) spy.mockRestore();
  };
}
