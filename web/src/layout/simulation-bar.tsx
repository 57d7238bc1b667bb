import { parseTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { Button } from "../components/button.tsx";
import { formatDay, formatExactTime } from "../format/time.ts";
import type { Simulation } from "../state/live-context.ts";
import { useMarketTime } from "../state/market-time.ts";
import { asSentence } from "../words/sentence.ts";

const SPEEDS = [
  { speed: 0, name: "Pause" },
  { speed: 1, name: "1×" },
  { speed: 10, name: "10×" },
  { speed: 60, name: "60×" },
];

const JUMPS = [
  { to: "snapshot", name: "Jump to snapshot" },
  { to: "close", name: "Jump to close" },
  { to: "next-morning", name: "Next morning" },
  { to: "next-day", name: "Next day" },
] as const;

/** The controls of a simulated market's clock. */
export function SimulationBar({ simulation }: { simulation: Simulation }) {
  const { clock, isJumping, refusal, command } = simulation;
  const now = useMarketTime() ?? parseTimestamp(clock.now);
  return (
    <section class="simulation" aria-label="Simulated market">
      <p class="simulation-title">
        <strong>Simulated market</strong>{" "}
        <span class="figure">
          {now === undefined ? "" : `${formatDay(now)}, ${formatExactTime(now)} New York`}
        </span>
      </p>
      <div class="simulation-buttons" role="group" aria-label="Speed">
        {SPEEDS.map(({ speed, name }) => (
          <Button
            key={name}
            isBusy={isJumping}
            aria-pressed={clock.speed === speed}
            onClick={() => command({ action: "speed", speed })}
          >
            {name}
          </Button>
        ))}
      </div>
      <div class="simulation-buttons">
        {JUMPS.map(({ to, name }) => (
          <Button key={to} isBusy={isJumping} onClick={() => command({ action: "jump", to })}>
            {name}
          </Button>
        ))}
      </div>
      <p class="simulation-state" role="status">
        {isJumping
          ? "Jumping… the day runs through every step on the way"
          : refusal === null
            ? ""
            : asSentence(refusal.message)}
      </p>
    </section>
  );
}
