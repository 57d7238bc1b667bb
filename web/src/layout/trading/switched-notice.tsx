import { useEffect, useRef } from "preact/hooks";
import type { AccountSwitched } from "../../../../src/contract/controls.ts";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notices/notice.tsx";
import { RefusalNotice } from "../../components/notices/refusal-notice.tsx";
import { useClient } from "../../state/client.ts";
import { useCommand } from "../../state/command.ts";
import { useLive } from "../../state/live-context.ts";
import { type Switched, switchedWords } from "../../words/trading-switch.ts";

type SwitchedNoticeProperties = {
  switched: Switched;
  onSwitched: (switched: AccountSwitched) => void;
};

/** What the last use of the switch has come to; where open orders are not known of, the way to ask again. */
export function SwitchedNotice({ switched, onSwitched }: SwitchedNoticeProperties) {
  const client = useClient();
  const { refresh } = useLive();
  const again = useCommand<AccountSwitched>();
  const element = useRef<HTMLDivElement>(null);
  const { cancelling, tradingState, duringRun } = switched;
  const isUnknown = cancelling === null && !duringRun;

  useEffect(() => element.current?.focus(), [switched]);

  return (
    <div ref={element} role="status" class="banner news" tabIndex={-1}>
      <Notice tone={isUnknown ? "changed" : "good"}>
        <p>{switchedWords(switched)}</p>
        <RefusalNotice refusal={again.refusal} />
        {isUnknown ? (
          <Button
            isBusy={again.isBusy}
            onClick={() =>
              again.run(
                () => client.setTradingState(tradingState),
                (answer) => {
                  onSwitched(answer);
                  refresh();
                },
              )
            }
          >
            Ask again
          </Button>
        ) : null}
      </Notice>
    </div>
  );
}
