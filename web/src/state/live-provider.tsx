import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { parseTimestamp } from "../../../src/engine/calendar/new-york.ts";
import type { Status } from "../../../src/contract/status.ts";
import type { Refusal } from "../api/answer.ts";
import { useClient } from "./client.ts";
import { LiveContext } from "./live-context.ts";
import type { ClockReading } from "./market-clock.ts";
import { usePolling } from "./polling.ts";
import { isRunning } from "./running.ts";
import { useSimulation } from "./simulation.ts";

const CALM_INTERVAL = 2000;
const RUN_INTERVAL = 1000;

/** Keeps the status, the market's clock and the simulation up to date for the pages below it. */
export function LiveProvider({ children }: { children: ComponentChildren }) {
  const client = useClient();
  const [status, setStatus] = useState<Status | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [reading, setReading] = useState<Omit<ClockReading, "speed"> | null>(null);
  const { simulation, readSimulation } = useSimulation(readClock);

  function readClock(now: string): void {
    const instant = parseTimestamp(now);
    if (instant !== undefined) setReading({ instant, readAt: performance.now() });
  }

  async function readStatus(signal: AbortSignal): Promise<void> {
    const answer = await client.status(signal);
    if (signal.aborted) return;
    if (answer.ok) {
      setStatus(answer.value);
      readClock(answer.value.market.now);
    }
    setRefusal(answer.ok ? null : answer.refusal);
  }

  async function readAll(signal: AbortSignal): Promise<void> {
    await Promise.all([readStatus(signal), readSimulation(signal)]);
  }

  const isBusy = isRunning(status) || simulation?.isJumping === true;
  usePolling(readAll, isBusy ? RUN_INTERVAL : CALM_INTERVAL);

  // A jump moves market time by leaps that no speed describes: the clock then shows only what the server said.
  const speed = simulation === null ? 1 : simulation.isJumping ? 0 : simulation.clock.speed;
  const clock = reading === null ? null : { ...reading, speed };
  const refresh = () => void readAll(new AbortController().signal);

  return (
    <LiveContext.Provider value={{ status, refusal, clock, simulation, refresh }}>
      {children}
    </LiveContext.Provider>
  );
}
