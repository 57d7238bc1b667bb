import { useState } from "preact/hooks";
import { TRADING_STATES, type TradingState } from "../../../../src/engine/risk/trading-state.ts";
import type { AccountSwitched } from "../../../../src/contract/controls.ts";
import { Button } from "../../components/button.tsx";
import { Choices } from "../../components/fields/choices.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { RefusalNotice } from "../../components/notices/refusal-notice.tsx";
import { useClient } from "../../state/client.ts";
import { useCommand } from "../../state/command.ts";
import { useLive } from "../../state/live-context.ts";
import { SWITCH_WORDS } from "../../words/trading-switch.ts";

type TradingDialogProperties = {
  /** Null while it is not known. */
  current: TradingState | null;
  onSwitched: (switched: AccountSwitched) => void;
  onClosed: () => void;
};

/** Says what each state of the account's switch means, and sets the one that is confirmed. */
export function TradingDialog({ current, onSwitched, onClosed }: TradingDialogProperties) {
  const client = useClient();
  const { refresh } = useLive();
  const [state, setState] = useState<TradingState>(
    current === "ACTIVE" || current === null ? "HALTED" : "ACTIVE",
  );
  const command = useCommand<AccountSwitched>();

  function submit(close: () => void): void {
    command.run(
      () => client.setTradingState(state),
      (switched) => {
        close();
        onSwitched(switched);
        refresh();
      },
    );
  }

  return (
    <Dialog title="Trading of your whole account" isBusy={command.isBusy} onClosed={onClosed}>
      {(close) => (
        <form
          class="form"
          onSubmit={(event) => {
            event.preventDefault();
            submit(close);
          }}
        >
          <Choices
            legend="From now on"
            chosen={state}
            onChoice={setState}
            choices={TRADING_STATES.map((value) => ({
              value,
              label: SWITCH_WORDS[value].choice + (value === current ? " (as it is now)" : ""),
              note: SWITCH_WORDS[value].meaning,
            }))}
          />
          <RefusalNotice refusal={command.refusal} />
          <div class="buttons">
            <Button type="submit" look={state === "ACTIVE" ? "primary" : "danger"} isBusy={command.isBusy}>
              {SWITCH_WORDS[state].command}
            </Button>
            <Button onClick={close}>Cancel</Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
