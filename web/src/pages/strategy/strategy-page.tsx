import { useState } from "preact/hooks";
import { News } from "../../components/notices/news.tsx";
import { StrategyBadges } from "../../components/badges/strategy-badges.tsx";
import { Page } from "../../layout/page.tsx";
import { Link } from "../../router/link.tsx";
import { useLive } from "../../state/live-context.ts";
import { EndCard } from "./end-card.tsx";
import { HeldCard } from "./held-card.tsx";
import { OwnedCard } from "./owned-card.tsx";
import { TradingCard } from "./trading-card.tsx";
import { WorthCard } from "./worth-card.tsx";

/** One strategy that trades: how it stands, what it owns, and what can be done with it. */
export function StrategyPage({ botId }: { botId: string }) {
  const { status, refresh } = useLive();
  const [news, setNews] = useState<string | null>(null);
  const strategy = status?.strategies.find((one) => one.botId === botId);

  function tell(message: string): void {
    setNews(message);
    refresh();
  }

  return (
    <Page title={strategy?.name ?? "Strategy"}>
      <p>
        <Link to="/strategies">← Back to all strategies</Link>
      </p>
      <News message={news} takesFocus />
      {status === null ? <p class="muted">Loading…</p> : null}
      {status !== null && strategy === undefined ? (
        <p>This strategy does not trade. Activate it among your strategies.</p>
      ) : null}
      {status === null || strategy === undefined ? null : (
        <>
          <p>
            <StrategyBadges strategy={strategy} />
          </p>
          <HeldCard strategy={strategy} onDone={tell} />
          <div class="columns">
            <WorthCard strategy={strategy} />
            <div class="stack">
              <TradingCard strategy={strategy} onDone={tell} />
              <EndCard strategy={strategy} onDone={tell} />
            </div>
          </div>
          <OwnedCard strategy={strategy} status={status} onDone={tell} />
        </>
      )}
    </Page>
  );
}
