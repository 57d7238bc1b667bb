import { parseTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { Notice } from "../components/notices/notice.tsx";
import { formatExactTime } from "../format/time.ts";
import { useLive } from "../state/live-context.ts";
import { asSentence } from "../words/sentence.ts";

/** Says when what the pages show is old, because the newest request for it was refused or got no answer. */
export function ConnectionNotice() {
  const { status, refusal } = useLive();
  const known = status === null ? undefined : parseTimestamp(status.market.now);
  return (
    <div role="status" class="connection">
      {refusal === null ? null : (
        <Notice tone="bad">
          <p>
            {asSentence(refusal.message)}
            {known === undefined ? "" : ` What you see is from ${formatExactTime(known)} New York.`}
          </p>
        </Notice>
      )}
    </div>
  );
}
