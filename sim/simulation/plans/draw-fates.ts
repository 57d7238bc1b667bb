/** What becomes of each call, drawn from a plan's seed. */
import { drawFrom } from "../../exchange/faults/draw.ts";
import { randomFractions } from "../../exchange/random/generator.ts";
import { hash } from "../../exchange/random/hash.ts";
import { FAILURES, type Fate, type Fates, KILLS } from "../outside/fate.ts";
import type { Plan } from "./plan.ts";

/** Virtual ms of an ordinary call, each way. */
const LEAST_LATENCY = 2;
const MOST_LATENCY = 40;
/** And of a late one: longer than a client waits at the most. */
const LEAST_LATE = 500;
const MOST_LATE = 12_000;
/** An object that is killed more often than this on its way is not an object any more. */
const MOST_KILLS = 12;

/** Fates by chance, while `isOn` says so; before and after, every call goes well. */
export function drawFates({ seed, chances }: Pick<Plan, "seed" | "chances">, isOn: () => boolean): Fates {
  const fractions = randomFractions(hash("fates", seed));
  const draw = drawFrom(fractions);
  let kills = 0;
  return ({ name }): Fate => {
    const latency = () => draw.whole(LEAST_LATENCY, MOST_LATENCY);
    const usual = { there: latency(), back: latency() };
    if (!isOn()) return usual;
    if (kills < MOST_KILLS && fractions() < chances.kill) {
      kills += 1;
      return { ...usual, kill: draw.oneOf(KILLS) };
    }
    // Credentials are opened inside the object.
    const mayFail = name !== "openBroker";
    if (mayFail && fractions() < chances.failure) return { ...usual, failure: draw.oneOf(FAILURES) };
    // The clock's answer tells the time of its making: late, it would move every deadline by as much.
    if (name.includes(" /v2/") && !name.endsWith("/v2/clock") && fractions() < chances.late) {
      const late = draw.whole(LEAST_LATE, MOST_LATE);
      return draw.whole(0, 1) === 0 ? { ...usual, there: late } : { ...usual, back: late };
    }
    return usual;
  };
}
