import type { RunSummary } from "../../../../src/contract/status.ts";
import { OutcomeBadge } from "../../components/badges/outcome-badge.tsx";
import { ReasonList } from "../../components/notices/reason-list.tsx";
import { OUTCOME_WORDS } from "../../words/outcome.ts";

/** How a reported run ended, in plain words, and why. */
export function LastRun({ run }: { run: RunSummary }) {
  return (
    <>
      {run.outcome === null ? null : (
        <p>
          <OutcomeBadge outcome={run.outcome} /> {OUTCOME_WORDS[run.outcome].meaning}
        </p>
      )}
      <ReasonList reasons={run.reasons} />
    </>
  );
}
