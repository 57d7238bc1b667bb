import type { RunKind } from "../../../../src/contract/runs.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { LiveConfirmation, useLiveConfirmation } from "../../components/live-confirmation.tsx";
import { RUN_KIND_WORDS } from "../../words/run-kind.ts";

type ConfirmRunDialogProperties = { kind: RunKind; onConfirmed: () => void; onClosed: () => void };

/** Says once more what a run does for good; on real money the account has to be named. */
export function ConfirmRunDialog({ kind, onConfirmed, onClosed }: ConfirmRunDialogProperties) {
  const { consequences, command } = RUN_KIND_WORDS[kind];
  const confirmation = useLiveConfirmation();
  return (
    <Dialog title={`${command}?`} onClosed={onClosed}>
      {(close) => (
        <form
          class="form"
          onSubmit={(event) => {
            event.preventDefault();
            if (!confirmation.check()) return;
            close();
            onConfirmed();
          }}
        >
          {consequences.map((consequence) => (
            <p key={consequence}>{consequence}</p>
          ))}
          <LiveConfirmation confirmation={confirmation} />
          <div class="buttons">
            <Button type="submit" look={kind === "rebalance" ? "primary" : "danger"}>
              {command}
            </Button>
            <Button onClick={close}>Cancel</Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
