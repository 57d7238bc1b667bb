import { useRef, useState } from "preact/hooks";
import type { SimulationClock, SimulationCommand } from "../../../src/contract/simulation.ts";
import type { Refusal } from "../api/answer.ts";
import { useClient } from "./client.ts";
import type { Simulation } from "./live-context.ts";

/**
 * The simulated market's clock and its controls; null against the real market, whose API has no such clock. Each
 * time that a command returns is handed to `readClock` (RFC 3339).
 */
export function useSimulation(readClock: (now: string) => void): {
  simulation: Simulation | null;
  readSimulation: (signal: AbortSignal) => Promise<void>;
} {
  const client = useClient();
  const isReal = useRef(false);
  const [clock, setClock] = useState<SimulationClock | null>(null);
  const [isJumping, setJumping] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function readSimulation(signal: AbortSignal): Promise<void> {
    if (isReal.current) return;
    const answer = await client.simulationClock(signal);
    if (signal.aborted) return;
    if (answer.ok) setClock(answer.value);
    else if (answer.refusal.status === 404) isReal.current = true;
  }

  async function execute(command: SimulationCommand): Promise<void> {
    setRefusal(null);
    setJumping(command.action === "jump");
    const answer = await client.commandSimulation(command);
    setJumping(false);
    if (answer.ok) {
      setClock(answer.value);
      readClock(answer.value.now);
    } else setRefusal(answer.refusal);
  }

  return {
    simulation:
      clock === null
        ? null
        : {
            clock,
            isJumping,
            refusal,
            command: (command) => {
              if (!isJumping) void execute(command);
            },
          },
    readSimulation,
  };
}
