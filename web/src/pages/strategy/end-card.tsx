import { useState } from "preact/hooks";
import type { RunKind } from "../../../../src/contract/runs.ts";
import type { LiveStrategy } from "../../../../src/contract/strategies.ts";
import { Actions } from "../../components/actions.tsx";
import { Button } from "../../components/button.tsx";
import { Card } from "../../layout/card.tsx";
import { Link } from "../../router/link.tsx";
import { previewPath } from "../../router/routes.ts";
import { DeactivateDialog } from "../strategies/deactivate-dialog.tsx";

type EndCardProperties = { strategy: LiveStrategy; onDone: (message: string) => void };

/** What can be done with a strategy now: run it, sell what it holds, end it. */
export function EndCard({ strategy: { botId, name }, onDone }: EndCardProperties) {
  const [isEnding, setEnding] = useState(false);
  const preview = (kind: RunKind, words: string) => (
    <Link to={previewPath({ kind, botId })} class="button">
      {words}
    </Link>
  );
  return (
    <Card title="Now">
      <Actions
        label="What can be done now"
        actions={[
          {
            key: "rebalance",
            control: preview("rebalance", "Preview a run"),
            meaning: "Shows what a run of this strategy alone would do now.",
          },
          {
            key: "go_to_cash",
            control: preview("go_to_cash", "Go to cash"),
            meaning: "Sells what it holds and pauses it; you see the orders first.",
          },
          {
            key: "liquidate",
            control: preview("liquidate", "Liquidate"),
            meaning: "Sells what it holds and deactivates it; you see the orders first.",
          },
          {
            key: "deactivate",
            control: (
              <Button look="danger" onClick={() => setEnding(true)}>
                Deactivate
              </Button>
            ),
            meaning: "Ends it, and keeps or sells what it holds.",
          },
        ]}
      />
      {isEnding ? (
        <DeactivateDialog bot={{ id: botId, name }} onDone={onDone} onClosed={() => setEnding(false)} />
      ) : null}
    </Card>
  );
}
