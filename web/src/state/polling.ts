import { useEffect, useRef } from "preact/hooks";

/**
 * Runs `task` now and then again `interval` ms after each run has ended, for as long as the page is visible. Runs
 * never overlap. The signal aborts when the component goes away or `interval` changes.
 */
export function usePolling(task: (signal: AbortSignal) => Promise<void>, interval: number): void {
  const latest = useRef(task);
  latest.current = task;

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isRunning = false;

    async function turn(): Promise<void> {
      clearTimeout(timer);
      if (isRunning || signal.aborted || document.hidden) return;
      isRunning = true;
      await latest.current(signal);
      isRunning = false;
      if (!signal.aborted) timer = setTimeout(() => void turn(), interval);
    }

    document.addEventListener("visibilitychange", () => void turn(), { signal });
    void turn();
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [interval]);
}
