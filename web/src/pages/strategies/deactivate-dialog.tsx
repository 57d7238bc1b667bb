import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Hint } from "../../components/hint.tsx";
import { RefusalNotice } from "../../components/refusal-notice.tsx";
import { useClient } from "../../state/client.ts";
import { useCommand } from "../../state/command.ts";
import type { BotDialogProperties } from "./activate-dialog.tsx";

/** Says what deactivating a bot does and does not do, and deactivates it. */
export function DeactivateDialog({ bot, onDone, onClosed }: BotDialogProperties) {
  const client = useClient();
  const deactivate = useCommand<unknown>();

  function confirm(close: () => void): void {
    deactivate.run(
      () => client.deactivate({ botId: bot.id }),
      () => {
        close();
        onDone(`${bot.name} no longer trades. What it held is now unassigned.`);
      },
    );
  }

  return (
    <Dialog title={`Deactivate ${bot.name}`} isBusy={deactivate.isBusy} onClosed={onClosed}>
      {(close) => (
        <>
          <p>
            The strategy stops trading. Its holdings are not sold: they stay in your account as unassigned{" "}
            <Hint about="unassigned" />, and nothing trades them from then on.
          </p>
          <p>To be rid of them, sell them yourself at your broker.</p>
          <RefusalNotice refusal={deactivate.refusal} />
          <div class="buttons">
            <Button look="danger" isBusy={deactivate.isBusy} onClick={() => confirm(close)}>
              Deactivate
            </Button>
            <Button onClick={close}>Cancel</Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
