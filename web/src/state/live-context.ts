import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { SimulationClock, SimulationCommand } from "../../../src/contract/simulation.ts";
import type { Status } from "../../../src/contract/status.ts";
import type { Refusal } from "../api/answer.ts";
import type { ClockReading } from "./market-clock.ts";

export type Simulation = {
  clock: SimulationClock;
  /** A jump is under way: the server answers when market time has arrived. */
  isJumping: boolean;
  refusal: Refusal | null;
  command: (command: SimulationCommand) => void;
};

export type Live = {
  /** The last status that arrived; null until the first. */
  status: Status | null;
  /** Why the newest request for the status got none. */
  refusal: Refusal | null;
  clock: ClockReading | null;
  /** Null when the market is the real one. */
  simulation: Simulation | null;
  /** Asks for the status at once, after a command that changed it. */
  refresh: () => void;
};

export const LiveContext = createContext<Live | null>(null);

/** What stands now. Throws outside `LiveProvider`, which is a bug. */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (live === null) throw new Error("useLive needs a LiveProvider above it");
  return live;
}
