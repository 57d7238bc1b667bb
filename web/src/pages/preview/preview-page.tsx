import { useRef, useState } from "preact/hooks";
import { Page } from "../../layout/page.tsx";
import type { RunRoute } from "../../router/routes.ts";
import { useLive } from "../../state/live-context.ts";
import { RUN_KIND_WORDS } from "../../words/run-kind.ts";
import { PreviewResult } from "./preview-result.tsx";

/** What a run that is asked for would do now, and the way to have it done. */
export function PreviewPage({ kind, botId }: RunRoute) {
  const { status } = useLive();
  const [turn, setTurn] = useState(0);
  const result = useRef<HTMLElement>(null);
  const strategy = status?.strategies.find((one) => one.botId === botId);
  const { title, lead } = RUN_KIND_WORDS[kind];
  const whom = botId === null ? "all strategies" : (strategy?.name ?? "one strategy");

  function again(): void {
    // The button that was pressed goes with the old preview.
    result.current?.focus();
    setTurn((count) => count + 1);
  }

  return (
    <Page title={title(whom)}>
      <p>{lead}</p>
      <section ref={result} class="preview" aria-label="Preview" tabIndex={-1}>
        <PreviewResult key={turn} kind={kind} botId={botId} onAgain={again} />
      </section>
    </Page>
  );
}
