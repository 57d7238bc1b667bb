/** What the Worker and its objects take from outside: time, and being woken at a time. */
import { type Clock, systemClock } from "./clock.ts";

export interface Ports {
  /** A clock that is good for the event under way: one request, one cron tick, one alarm. */
  openClock(env: Env): Promise<Clock>;
  /**
   * Has an object's `alarm()` called at the instant (epoch ms), at once when it has passed, or never when null.
   * One wake per object: a later call replaces it. Delivery is at least once.
   */
  wake(state: DurableObjectState, env: Env, at: number | null): Promise<void>;
}

/** Production: the platform's clock and Durable Object alarms. */
export const platformPorts: Ports = {
  openClock: async () => systemClock,
  wake: async (state, _env, at) => {
    if (at === null) await state.storage.deleteAlarm();
    else await state.storage.setAlarm(at);
  },
};
