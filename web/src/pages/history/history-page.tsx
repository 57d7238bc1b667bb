import { Button } from "../../components/button.tsx";
import { RefusalNotice } from "../../components/notices/refusal-notice.tsx";
import { Page } from "../../layout/page.tsx";
import { useHistory } from "./use-history.ts";
import { HistoryTable } from "./history-table.tsx";

/** What every strategy did in every slot, newest first. */
export function HistoryPage() {
  const { rows, refusal, hasMore, isLoading, loadMore } = useHistory();
  return (
    <Page title="History">
      <RefusalNotice refusal={refusal} />
      {rows === null && refusal === null ? <p class="muted">Loading…</p> : null}
      {rows?.length === 0 ? (
        <p class="muted">No strategy has run yet. Each run adds a line here, and no line is ever changed.</p>
      ) : null}
      {rows === null || rows.length === 0 ? null : <HistoryTable rows={rows} />}
      {hasMore ? (
        <Button isBusy={isLoading} onClick={loadMore}>
          {isLoading ? "Loading…" : "Show older runs"}
        </Button>
      ) : null}
    </Page>
  );
}
