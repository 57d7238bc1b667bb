import { useRef, useState } from "preact/hooks";
import { News } from "../../components/notices/news.tsx";
import { Page } from "../../layout/page.tsx";
import { useLive } from "../../state/live-context.ts";
import { LevelsResult } from "./levels-result.tsx";

/** What giving every strategy its share of the account again would move, and the way to have it moved. */
export function RelevelPage() {
  const { refresh } = useLive();
  const [turn, setTurn] = useState(0);
  const [news, setNews] = useState<string | null>(null);
  const result = useRef<HTMLElement>(null);

  function again(): void {
    // The button that was pressed goes with the old levels.
    result.current?.focus();
    setNews(null);
    setTurn((count) => count + 1);
  }

  function tell(message: string): void {
    setNews(message);
    refresh();
    setTurn((count) => count + 1);
  }

  return (
    <Page title="Re-level">
      <p>
        Strategies live by their own results, so that over time each has more or less than its share of the
        account. A re-level moves cash between them until each has its share again. It trades nothing itself:
        the next run does.
      </p>
      <News message={news} takesFocus />
      <section ref={result} class="preview" aria-label="Levels" tabIndex={-1}>
        <LevelsResult key={turn} onAgain={again} onDone={tell} />
      </section>
    </Page>
  );
}
