import { useState } from "preact/hooks";
import type { DoubtShown } from "../../../../src/contract/doubts.ts";
import { Button } from "../../components/button.tsx";
import { News } from "../../components/notices/news.tsx";
import { formatTimestamp } from "../../format/time.ts";
import { Card } from "../../layout/card.tsx";
import { useLive } from "../../state/live-context.ts";
import { doubtOutlook, doubtSentence } from "../../words/doubt.ts";
import { AcceptDoubtDialog } from "./accept-doubt-dialog.tsx";

/** What nobody can explain, what it keeps from being traded, and the way to settle it; nothing where all is clear. */
export function DoubtsCard({ doubts }: { doubts: readonly DoubtShown[] }) {
  const { refresh } = useLive();
  const [accepting, setAccepting] = useState<DoubtShown | null>(null);
  const [news, setNews] = useState<string | null>(null);
  if (doubts.length === 0 && news === null) return null;
  return (
    <Card title="Not clear yet" hint="doubt">
      <News message={news} takesFocus />
      {doubts.map((doubt) => (
        <div key={doubt.symbol ?? ""} class="stack">
          <p>
            <strong>{doubtSentence(doubt)}</strong>{" "}
            {doubt.symbol === null
              ? "That much cash is left alone."
              : `${doubt.symbol} is not traded until this is clear.`}
          </p>
          <p class="muted">
            Since {formatTimestamp(doubt.since)}. {doubtOutlook(doubt)}
          </p>
          <div>
            <Button onClick={() => setAccepting(doubt)}>Accept it now</Button>
          </div>
        </div>
      ))}
      {accepting === null ? null : (
        <AcceptDoubtDialog
          doubt={accepting}
          onDone={() => {
            setNews("Accepted. Your strategies go on with what your broker has.");
            refresh();
          }}
          onClosed={() => setAccepting(null)}
        />
      )}
    </Card>
  );
}
