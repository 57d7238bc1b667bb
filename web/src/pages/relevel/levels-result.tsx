import { Button } from "../../components/button.tsx";
import { ObstacleNotice } from "../../components/notices/obstacle-notice.tsx";
import { useClient } from "../../state/client.ts";
import { useResource } from "../../state/resource.ts";
import { LevelsCard } from "./levels-card.tsx";

type LevelsResultProperties = { onAgain: () => void; onDone: (message: string) => void };

/** The levels: on their way, refused with the way on, or there. */
export function LevelsResult({ onAgain, onDone }: LevelsResultProperties) {
  const client = useClient();
  const { resource } = useResource((signal) => client.previewRelevel(signal), "levels");
  if (resource.state === "loading") return <p class="muted">Working out what would move…</p>;
  if (resource.state === "ready") {
    return <LevelsCard levels={resource.value} onAgain={onAgain} onDone={onDone} />;
  }
  return (
    <>
      <ObstacleNotice refusal={resource.refusal} />
      <Button onClick={onAgain}>Look again</Button>
    </>
  );
}
