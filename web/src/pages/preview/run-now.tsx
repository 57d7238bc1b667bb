import { useState } from "preact/hooks";
import type { Preview, RunKind, RunStarted } from "../../../../src/contract/runs.ts";
import { Button } from "../../components/button.tsx";
import { ObstacleNotice } from "../../components/notices/obstacle-notice.tsx";
import { Card } from "../../layout/card.tsx";
import { navigate } from "../../router/location.ts";
import { useClient } from "../../state/client.ts";
import { useCommand } from "../../state/command.ts";
import { useExpiry } from "../../state/expiry.ts";
import { useLive } from "../../state/live-context.ts";
import { RUN_KIND_WORDS } from "../../words/run-kind.ts";
import { obstacleOf } from "../../words/run-obstacle.ts";
import { ConfirmRunDialog } from "./confirm-run-dialog.tsx";

type RunNowProperties = { preview: Preview; kind: RunKind; onAgain: () => void };

/** Whether a run would change anything: going to cash and liquidating also pause and end what has nothing to sell. */
function isNeeded({ orders, crosses }: Preview, kind: RunKind): boolean {
  return kind !== "rebalance" || orders.length > 0 || crosses.length > 0;
}

/** Sends just what the preview shows, for as long as that holds; then the way to a new one. */
export function RunNow({ preview, kind, onAgain }: RunNowProperties) {
  const client = useClient();
  const { status, refresh } = useLive();
  const { isOver, until } = useExpiry(preview.expiresAt);
  const [isAsking, setAsking] = useState(false);
  const command = useCommand<RunStarted>();
  const { command: name } = RUN_KIND_WORDS[kind];
  const isOutdated = isOver || obstacleOf(command.refusal)?.isOutdated === true;
  const isAsked = kind !== "rebalance" || status?.broker.isPaper !== true;

  function start(): void {
    command.run(
      () => client.runNow(preview.planHash),
      () => {
        refresh();
        navigate("/");
      },
    );
  }

  return (
    <Card title={name}>
      <p>
        {isNeeded(preview, kind)
          ? isOutdated
            ? "What you see is no longer what a run would do for certain. Preview again before you decide."
            : `Good until ${until}. If anything that it rests on changes before, nothing is sent.`
          : "Your strategies hold what they want, so a run would change nothing."}
      </p>
      <ObstacleNotice refusal={command.refusal} />
      <div class="buttons">
        {isNeeded(preview, kind) && !isOutdated ? (
          <Button
            look={kind === "rebalance" ? "primary" : "danger"}
            isBusy={command.isBusy}
            onClick={() => (isAsked ? setAsking(true) : start())}
          >
            {command.isBusy ? "Starting…" : name}
          </Button>
        ) : null}
        <Button isBusy={command.isBusy} onClick={onAgain}>
          Preview again
        </Button>
      </div>
      {isAsking ? (
        <ConfirmRunDialog kind={kind} onConfirmed={start} onClosed={() => setAsking(false)} />
      ) : null}
    </Card>
  );
}
