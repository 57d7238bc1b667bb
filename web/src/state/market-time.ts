import { useEffect, useState } from "preact/hooks";
import { useLive } from "./live-context.ts";
import { marketTime } from "./market-clock.ts";

const TICK = 1000;
const FAST_TICK = 250;

/** Market time now (epoch ms), ticking; null until the server has said what time it is. */
export function useMarketTime(): number | null {
  const { clock } = useLive();
  const [monotonic, setMonotonic] = useState(() => performance.now());
  const tick = clock !== null && clock.speed > 1 ? FAST_TICK : TICK;

  useEffect(() => {
    const timer = setInterval(() => setMonotonic(performance.now()), tick);
    return () => clearInterval(timer);
  }, [tick]);

  return clock === null ? null : marketTime(clock, monotonic);
}
