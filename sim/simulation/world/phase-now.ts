/** In which phase of its day an account is. */
import { newYorkDate, newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { type Session, sessionOn } from "../../../src/engine/calendar/sessions.ts";
import type { ClockPhase, Phase } from "../coverage/phases.ts";
import type { World } from "./world.ts";

/** New York times between which nothing is night. */
const MORNING = "04:00";
const EVENING = "20:00";

const STEPS: Readonly<Record<string, Phase>> = {
  claimed: "planning",
  planned: "planning",
  selling: "selling",
  buying: "buying",
  settling: "settling",
};

interface DayParts {
  readonly morning: number;
  readonly session: Session | undefined;
  readonly evening: number;
}

const known = new Map<string, DayParts>();

function partsOf(date: string): DayParts {
  const parts = known.get(date) ?? {
    morning: newYorkInstant(date, MORNING),
    session: sessionOn(date),
    evening: newYorkInstant(date, EVENING),
  };
  known.set(date, parts);
  return parts;
}

/** The phase that the clock tells, at an instant (epoch ms), where the object does nothing. */
export function clockPhase(now: number): ClockPhase {
  const { morning, session, evening } = partsOf(newYorkDate(now));
  if (!session || now < morning || now >= evening) return "overnight";
  if (now < session.open) return "before the day";
  return now < session.close ? "between runs" : "after the close";
}

/** The phase of the world's account now. */
export function phaseNow(world: World): Phase {
  if (world.isAtCommand) return "command";
  const step = world.runState();
  return (step === undefined ? undefined : STEPS[step]) ?? clockPhase(world.clock.now());
}
