/** Ports on the exchange's virtual clock: time stands, runs and jumps with the simulated market. */
import { systemClock } from "../platform/clock.ts";
import type { Ports } from "../platform/ports.ts";
import { localEnv } from "./environment.ts";
import { deleteExchangeTimer, readExchangeClock, setExchangeTimer } from "./exchange-admin.ts";

/** Where the exchange wakes an object, by its name. */
export const WAKE_PATH = "/local/wake/";

export const simulatedPorts: Ports = {
  async openClock(env) {
    const { now, speed } = await readExchangeClock(localEnv(env));
    const openedAt = systemClock.now();
    return { now: () => now + Math.floor((systemClock.now() - openedAt) * speed) };
  },
  async wake(state, env, at) {
    const name = state.id.name ?? "";
    const local = localEnv(env);
    const timer = `wake:${name}`;
    if (at === null) return deleteExchangeTimer(local, timer);
    return setExchangeTimer(local, timer, at, `${local.LOCAL_URL}${WAKE_PATH}${encodeURIComponent(name)}`);
  },
};
