import { useState } from "preact/hooks";
import type { Bot } from "../../../../src/contract/bots.ts";
import { Button } from "../../components/button.tsx";
import { Choices } from "../../components/fields/choices.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ObstacleNotice } from "../../components/notices/obstacle-notice.tsx";
import { navigate } from "../../router/location.ts";
import { previewPath } from "../../router/routes.ts";
import { useClient } from "../../state/client.ts";
import { useCommand } from "../../state/command.ts";

type DeactivateDialogProperties = {
  bot: Pick<Bot, "id" | "name">;
  /** Called with what was done, in one sentence. */
  onDone: (message: string) => void;
  onClosed: () => void;
};

/** Asks what becomes of a bot's holdings. Keeping them deactivates at once; selling them is previewed first. */
export function DeactivateDialog({ bot, onDone, onClosed }: DeactivateDialogProperties) {
  const client = useClient();
  const [holdings, setHoldings] = useState<"keep" | "sell">("keep");
  const deactivate = useCommand<unknown>();

  function confirm(close: () => void): void {
    if (holdings === "sell") {
      close();
      navigate(previewPath({ kind: "liquidate", botId: bot.id }));
      return;
    }
    deactivate.run(
      () => client.deactivate(bot.id),
      () => {
        close();
        onDone(`${bot.name} no longer trades. What it held is now unassigned.`);
      },
    );
  }

  return (
    <Dialog title={`Deactivate ${bot.name}`} isBusy={deactivate.isBusy} onClosed={onClosed}>
      {(close) => (
        <form
          class="form"
          onSubmit={(event) => {
            event.preventDefault();
            confirm(close);
          }}
        >
          <p>The strategy stops trading, and its record of profit ends.</p>
          <Choices
            legend="What it holds"
            chosen={holdings}
            onChoice={setHoldings}
            choices={[
              {
                value: "keep",
                label: "Keep it",
                note: "Nothing is sold. It stays in your account, unassigned, and nothing trades it from then on.",
              },
              {
                value: "sell",
                label: "Sell it first",
                note: "A run sells all of it now and then deactivates the strategy. You see the orders before.",
              },
            ]}
          />
          <ObstacleNotice refusal={deactivate.refusal} />
          <div class="buttons">
            <Button type="submit" look="danger" isBusy={deactivate.isBusy}>
              {holdings === "keep" ? "Deactivate" : "See what would be sold"}
            </Button>
            <Button onClick={close}>Cancel</Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
