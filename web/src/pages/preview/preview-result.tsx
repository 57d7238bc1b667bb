import { Button } from "../../components/button.tsx";
import { ObstacleNotice } from "../../components/notices/obstacle-notice.tsx";
import type { RunRoute } from "../../router/routes.ts";
import { useClient } from "../../state/client.ts";
import { useResource } from "../../state/resource.ts";
import { PreviewFacts } from "./preview-facts.tsx";
import { PreviewPlan } from "./preview-plan.tsx";
import { RunNow } from "./run-now.tsx";

type PreviewResultProperties = RunRoute & { onAgain: () => void };

/** One preview: on its way, refused with the way on, or there. */
export function PreviewResult({ kind, botId, onAgain }: PreviewResultProperties) {
  const client = useClient();
  const request = { kind, ...(botId === null ? {} : { botIds: [botId] }) };
  const { resource } = useResource((signal) => client.preview(request, signal), "preview");
  const words = {
    loading: "Working out what a run would do now. This can take half a minute…",
    ready: "The preview is ready.",
    refused: "There is no preview.",
  };
  return (
    <>
      <p role="status" class={resource.state === "loading" ? "muted" : "visually-hidden"}>
        {words[resource.state]}
      </p>
      {resource.state === "refused" ? (
        <>
          <ObstacleNotice refusal={resource.refusal} />
          <Button onClick={onAgain}>Preview again</Button>
        </>
      ) : null}
      {resource.state === "ready" ? (
        <>
          <PreviewFacts preview={resource.value} />
          <RunNow preview={resource.value} kind={kind} onAgain={onAgain} />
          <PreviewPlan preview={resource.value} />
        </>
      ) : null}
    </>
  );
}
