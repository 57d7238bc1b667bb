import { RunPanel } from "./run-panel.tsx";
import { Page } from "../../layout/page.tsx";
import { useLive } from "../../state/live-context.ts";
import { AccountCard } from "./account-card.tsx";
import { DoubtsCard } from "./doubts-card.tsx";
import { HeadlineCard } from "./headline-card.tsx";
import { StrategiesCard } from "./strategies-card.tsx";

/** What stands now and what comes next, most important first. */
export function TodayPage() {
  const { status } = useLive();
  return (
    <Page title="Today">
      {status === null ? (
        <p class="muted">Loading…</p>
      ) : (
        <>
          <HeadlineCard status={status} />
          <DoubtsCard doubts={status.doubts} />
          <RunPanel run={status.lastRun} />
          <div class="columns">
            <AccountCard status={status} />
            <StrategiesCard strategies={status.strategies} />
          </div>
        </>
      )}
    </Page>
  );
}
