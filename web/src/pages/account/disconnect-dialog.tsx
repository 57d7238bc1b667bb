import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { RefusalNotice } from "../../components/notices/refusal-notice.tsx";
import { useClient } from "../../state/client.ts";
import { useCommand } from "../../state/command.ts";
import type { BrokerWords } from "../../words/broker.ts";

type DisconnectDialogProperties = {
  words: BrokerWords;
  onDone: (message: string) => void;
  onClosed: () => void;
};

/** Says what disconnecting does, and does it. */
export function DisconnectDialog({ words, onDone, onClosed }: DisconnectDialogProperties) {
  const client = useClient();
  const disconnect = useCommand<unknown>();

  function confirm(close: () => void): void {
    disconnect.run(client.disconnect, () => {
      close();
      onDone(words.disconnected);
    });
  }

  return (
    <Dialog title={words.disconnect} isBusy={disconnect.isBusy} onClosed={onClosed}>
      {(close) => (
        <>
          {words.consequences.map((consequence) => (
            <p key={consequence}>{consequence}</p>
          ))}
          <RefusalNotice refusal={disconnect.refusal} />
          <div class="buttons">
            <Button look="danger" isBusy={disconnect.isBusy} onClick={() => confirm(close)}>
              {words.disconnect}
            </Button>
            <Button onClick={close}>Cancel</Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
