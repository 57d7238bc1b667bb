import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { RefusalNotice } from "../../components/refusal-notice.tsx";
import { useClient } from "../../state/client.ts";
import { useCommand } from "../../state/command.ts";

type DisconnectDialogProperties = { onDone: (message: string) => void; onClosed: () => void };

/** Says what disconnecting does, and does it. */
export function DisconnectDialog({ onDone, onClosed }: DisconnectDialogProperties) {
  const client = useClient();
  const disconnect = useCommand<unknown>();

  function confirm(close: () => void): void {
    disconnect.run(client.disconnect, () => {
      close();
      onDone("Alpaca is disconnected. Nothing trades until you connect an account again.");
    });
  }

  return (
    <Dialog title="Disconnect Alpaca" isBusy={disconnect.isBusy} onClosed={onClosed}>
      {(close) => (
        <>
          <p>
            Your keys are no longer used, so nothing can trade. What you hold stays as it is at Alpaca:
            nothing is sold. Your history is kept.
          </p>
          <p>
            Deactivate your strategies first. To make the keys worthless to anyone, also delete them at
            Alpaca.
          </p>
          <RefusalNotice refusal={disconnect.refusal} />
          <div class="buttons">
            <Button look="danger" isBusy={disconnect.isBusy} onClick={() => confirm(close)}>
              Disconnect
            </Button>
            <Button onClick={close}>Cancel</Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
