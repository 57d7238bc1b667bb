/** KV with a time limit: it has none of its own, and a run has minutes. */
import { withinTime } from "./within-time.ts";

/** Ordinary answers take less than half a second, ms. */
const PATIENCE = 4_000;

/** The store; whatever is asked of it fails when there is no answer within four seconds. */
export function patientStore(store: KVNamespace): KVNamespace {
  return new Proxy(store, {
    get(target, name) {
      const part: unknown = Reflect.get(target, name);
      if (typeof part !== "function") return part;
      return (...values: unknown[]) =>
        withinTime(PATIENCE, async () => Reflect.apply(part, target, values) as unknown);
    },
  });
}
