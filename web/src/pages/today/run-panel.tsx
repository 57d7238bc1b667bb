import type { RunSummary } from "../../../../src/contract/status.ts";
import { formatSlot } from "../../format/slot.ts";
import { formatTimestamp } from "../../format/time.ts";
import { Card } from "../../layout/card.tsx";
import { Link } from "../../router/link.tsx";
import { LastRun } from "./last-run.tsx";
import { RunProgress } from "./run-progress.tsx";

/** The run under way, or else the last one. What changes in it is announced politely. */
export function RunPanel({ run }: { run: RunSummary | null }) {
  const isRunning = run !== null && run.state !== "reported";
  return (
    <Card title={isRunning ? "Run under way" : "Last run"}>
      <div aria-live="polite" class="run">
        {run === null ? (
          <p class="muted">No run yet. The first comes after you activate a strategy.</p>
        ) : null}
        {run !== null && isRunning ? <RunProgress run={run} /> : null}
        {run !== null && !isRunning ? <LastRun run={run} /> : null}
      </div>
      {run === null ? null : (
        <p class="muted">
          {formatSlot(run.slot)}. Started {formatTimestamp(run.claimedAt)}
          {run.reportedAt === null ? "" : `, reported ${formatTimestamp(run.reportedAt)}`} New York.{" "}
          <Link to="/history">See all runs</Link>
        </p>
      )}
    </Card>
  );
}
