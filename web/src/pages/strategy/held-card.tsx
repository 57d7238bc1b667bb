import type { LiveStrategy } from "../../../../src/contract/strategies.ts";
import { Button } from "../../components/button.tsx";
import { RefusalNotice } from "../../components/notices/refusal-notice.tsx";
import { Card } from "../../layout/card.tsx";
import { useClient } from "../../state/client.ts";
import { useCommand } from "../../state/command.ts";
import { asSentence } from "../../words/sentence.ts";

type HeldCardProperties = { strategy: LiveStrategy; onDone: (message: string) => void };

/** Why a strategy is held until its owner agrees, and the way to agree; nothing when it is not. */
export function HeldCard({ strategy: { botId, name, heldBecause }, onDone }: HeldCardProperties) {
  const client = useClient();
  const agree = useCommand<LiveStrategy>();
  if (heldBecause === null) return null;
  return (
    <Card title="Held until you agree" hint="engine">
      <p>
        {asSentence(heldBecause)} Until you agree it neither buys nor sells; then it trades from its next run
        on by what it wants now. To look first, pause it, agree, and preview a run of it.
      </p>
      <RefusalNotice refusal={agree.refusal} />
      <Button
        look="primary"
        isBusy={agree.isBusy}
        onClick={() =>
          agree.run(
            () => client.acceptEngine(botId),
            () => onDone(`${name} is no longer held.`),
          )
        }
      >
        Agree, and let it go on
      </Button>
    </Card>
  );
}
