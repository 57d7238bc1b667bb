/** Cron Triggers on the exchange's virtual clock. */
import path from "node:path";
import { Cron } from "croner";
import type { VirtualClock } from "../../sim/exchange/clock/virtual-clock.ts";
import { wrangler } from "./runtime.ts";
import { PROJECT_ROOT } from "./wrangler.ts";

/** The cron expressions of wrangler.toml. */
function configuredCrons(): string[] {
  return (
    wrangler.unstable_readConfig({ config: path.join(PROJECT_ROOT, "wrangler.toml") }).triggers.crons ?? []
  );
}

/**
 * Has `tick` called whenever a cron expression of wrangler.toml (UTC) matches the virtual clock. A tick that fails
 * is reported through `onError` and the next one comes all the same, as on the platform.
 */
export function scheduleCrons(
  clock: VirtualClock,
  tick: (cron: string, instant: number) => Promise<void>,
  onError: (error: unknown) => void,
): void {
  for (const expression of configuredCrons()) {
    const cron = new Cron(expression, { timezone: "UTC", paused: true });
    const scheduleAfter = (instant: number) => {
      const next = cron.nextRun(new Date(instant))?.getTime();
      if (next === undefined) return;
      clock.schedule(next, async () => {
        scheduleAfter(next);
        await tick(expression, next).catch(onError);
      });
    };
    scheduleAfter(clock.now() - 1);
  }
}
