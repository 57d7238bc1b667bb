import { useState } from "preact/hooks";
import type { Bot } from "../../../../src/contract/bots.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { LiveConfirmation, useLiveConfirmation } from "../../components/live-confirmation.tsx";
import { RefusalNotice } from "../../components/notices/refusal-notice.tsx";
import { TextField } from "../../components/fields/text-field.tsx";
import { formatPercent } from "../../format/percent.ts";
import { useClient } from "../../state/client.ts";
import { useCommand } from "../../state/command.ts";
import { useLive } from "../../state/live-context.ts";
import { nextRunWords } from "./next-run-words.ts";
import { readShare, shareLeft } from "./share.ts";

export type BotDialogProperties = {
  bot: Bot;
  /** Called with what was done, in one sentence. */
  onDone: (message: string) => void;
  onClosed: () => void;
};

/** Asks for the share of the account that a bot gets, says what will happen, and activates it. */
export function ActivateDialog({ bot, onDone, onClosed }: BotDialogProperties) {
  const client = useClient();
  const { status } = useLive();
  const [share, setShare] = useState("");
  const [error, setError] = useState<string | null>(null);
  const confirmation = useLiveConfirmation();
  const activate = useCommand<unknown>();
  const when = nextRunWords(status);
  const left = shareLeft(status?.strategies ?? []);

  function submit(close: () => void): void {
    const input = readShare(share);
    setError(input.ok ? null : input.message);
    if (!confirmation.check() || !input.ok) return;
    const { sharePercent } = input;
    activate.run(
      () => client.activate({ botId: bot.id, ...(sharePercent === undefined ? {} : { sharePercent }) }),
      () => {
        close();
        onDone(`${bot.name} is active and trades ${when}.`);
      },
    );
  }

  return (
    <Dialog title={`Activate ${bot.name}`} isBusy={activate.isBusy} onClosed={onClosed}>
      {(close) => (
        <form
          class="form"
          onSubmit={(event) => {
            event.preventDefault();
            submit(close);
          }}
        >
          <p>
            Version {bot.version} is the one that trades, even if you edit the strategy later. It first trades{" "}
            {when}, and then once on every trading day.
          </p>
          <TextField
            label="Share of the account, in percent"
            inputmode="decimal"
            autocomplete="off"
            hint={
              left === "0"
                ? "All of the account is given away already. Deactivate another strategy first."
                : `Leave it empty for all that is not yet given away: ${formatPercent(left)}.`
            }
            value={share}
            error={error}
            onValue={setShare}
          />
          <LiveConfirmation confirmation={confirmation} />
          <RefusalNotice refusal={activate.refusal} />
          <div class="buttons">
            <Button type="submit" look="primary" isBusy={activate.isBusy}>
              Activate
            </Button>
            <Button onClick={close}>Cancel</Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
