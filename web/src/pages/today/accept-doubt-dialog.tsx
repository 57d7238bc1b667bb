import type { Doubts, DoubtShown } from "../../../../src/contract/doubts.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { RefusalNotice } from "../../components/notices/refusal-notice.tsx";
import { useClient } from "../../state/client.ts";
import { useCommand } from "../../state/command.ts";
import { acceptConsequences } from "../../words/doubt.ts";

type AcceptDoubtDialogProperties = {
  doubt: DoubtShown;
  onDone: () => void;
  onClosed: () => void;
};

/** Says what accepting a doubt does, and does it. */
export function AcceptDoubtDialog({ doubt, onDone, onClosed }: AcceptDoubtDialogProperties) {
  const client = useClient();
  const command = useCommand<Doubts>();
  const { symbol, amount } = doubt;

  function confirm(close: () => void): void {
    command.run(
      () => client.acceptDoubt({ symbol, amount }),
      () => {
        close();
        onDone();
      },
    );
  }

  return (
    <Dialog title="Accept what your broker has" isBusy={command.isBusy} onClosed={onClosed}>
      {(close) => (
        <>
          {acceptConsequences(doubt).map((consequence) => (
            <p key={consequence}>{consequence}</p>
          ))}
          <RefusalNotice refusal={command.refusal} />
          <div class="buttons">
            <Button look="primary" isBusy={command.isBusy} onClick={() => confirm(close)}>
              Accept it
            </Button>
            <Button onClick={close}>Cancel</Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
