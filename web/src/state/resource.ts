import { useCallback, useEffect, useState } from "preact/hooks";
import type { Answer, Refusal } from "../api/answer.ts";

export type Resource<Value> =
  | { state: "loading" }
  | { state: "ready"; value: Value }
  | { state: "refused"; refusal: Refusal };

/**
 * What `load` answers, loaded when the component appears, when `key` changes and when `reload` is called. A reload
 * keeps the old value on the screen until the new one is there.
 */
export function useResource<Value>(
  load: (signal: AbortSignal) => Promise<Answer<Value>>,
  key: string,
): { resource: Resource<Value>; reload: () => void } {
  const [resource, setResource] = useState<Resource<Value>>({ state: "loading" });
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    const controller = new AbortController();
    async function read(): Promise<void> {
      const answer = await load(controller.signal);
      if (controller.signal.aborted) return;
      setResource(
        answer.ok ? { state: "ready", value: answer.value } : { state: "refused", refusal: answer.refusal },
      );
    }
    void read();
    return () => controller.abort();
    // `load` is a new function on every render; `key` says when it means something else.
  }, [key, turn]);

  return { resource, reload: useCallback(() => setTurn((count) => count + 1), []) };
}
