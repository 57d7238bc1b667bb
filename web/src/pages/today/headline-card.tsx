import { parseTimestamp } from "../../../../src/engine/calendar/new-york.ts";
import type { Status } from "../../../../src/contract/status.ts";
import { Link } from "../../router/link.tsx";
import { previewPath } from "../../router/routes.ts";
import { isRunning } from "../../state/running.ts";
import { useMarketTime } from "../../state/market-time.ts";
import { headline } from "../../words/headline.ts";
import { asSentence } from "../../words/sentence.ts";
import { DayPlan } from "./day-plan.tsx";

/** The status sentence, the step that the user has to take if there is one, and the times of the next run. */
export function HeadlineCard({ status }: { status: Status }) {
  const now = useMarketTime() ?? parseTimestamp(status.market.now);
  if (now === undefined) return null;
  const { sentence, tone, remedy } = headline(status, now);
  return (
    <section class={`headline tone-${tone}`} aria-label="Status">
      <p class="headline-sentence">{sentence}</p>
      {remedy === "connect" ? (
        <p>
          <Link to="/account" class="button button-primary">
            Connect an account
          </Link>
        </p>
      ) : null}
      {remedy === "activate" ? (
        <p>
          <Link to="/strategies" class="button button-primary">
            Choose what to trade
          </Link>
        </p>
      ) : null}
      {remedy === null && status.brokerError === null && !isRunning(status) ? (
        <p>
          <Link to={previewPath({ kind: "rebalance", botId: null })} class="button">
            Preview a run
          </Link>
        </p>
      ) : null}
      {status.brokerError === null ? null : <p>{asSentence(status.brokerError)}</p>}
      <DayPlan nextSlot={status.market.nextSlot} now={now} />
    </section>
  );
}
