import { useState } from "preact/hooks";
import type { LiveStrategy } from "../../../src/contract/strategies.ts";
import type { Reassigned } from "../../../src/contract/strategy-controls.ts";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { ObstacleNotice } from "../components/notices/obstacle-notice.tsx";
import { SelectField } from "../components/fields/select-field.tsx";
import { TextField } from "../components/fields/text-field.tsx";
import { formatMoney } from "../format/money.ts";
import { useClient } from "../state/client.ts";
import { useCommand } from "../state/command.ts";
import { type Asset, assetWords } from "./assets.ts";
import { readAmount, wholeAmount } from "./read-amount.ts";
import { REASSIGN_WORDS } from "./reassign-words.ts";

type ReassignDialogProperties = {
  kind: "adopt" | "release";
  /** Those to choose from; at least one. */
  strategies: readonly LiveStrategy[];
  assets: readonly Asset[];
  onDone: (message: string) => void;
  onClosed: () => void;
};

type StrategyFieldProperties = {
  strategies: readonly LiveStrategy[];
  botId: string;
  onBotId: (botId: string) => void;
};

/** Which strategy; nothing to choose where there is one. */
function StrategyField({ strategies, botId, onBotId }: StrategyFieldProperties) {
  if (strategies.length === 1) return null;
  const options = strategies.map((one) => ({ value: one.botId, label: one.name }));
  return <SelectField label="Strategy" value={botId} options={options} onValue={onBotId} />;
}

/** Asks what, and how much of it, passes between a strategy and what is unassigned; nothing is traded. */
export function ReassignDialog({ kind, strategies, assets, onDone, onClosed }: ReassignDialogProperties) {
  const client = useClient();
  // As they were when the dialog opened: what is typed is judged by what was shown.
  const [offered] = useState(assets);
  const [botId, setBotId] = useState(strategies[0]?.botId ?? "");
  const [chosen, setChosen] = useState(0);
  const asset = offered[chosen] ?? { symbol: null, amount: "0" };
  const [amount, setAmount] = useState(wholeAmount(asset));
  const [error, setError] = useState<string | null>(null);
  const command = useCommand<Reassigned>();
  const { title, lead, done } = REASSIGN_WORDS[kind];

  function choose(index: number): void {
    setChosen(index);
    setAmount(wholeAmount(offered[index] ?? asset));
    setError(null);
  }

  function submit(close: () => void): void {
    const input = readAmount(amount, asset);
    setError(input.ok ? null : input.message);
    if (!input.ok) return;
    const { symbol, amount: quantity } = input.asset;
    command.run(
      () => client.reassign(botId, kind, symbol === null ? { cash: quantity } : { symbol, quantity }),
      ({ strategy, value }) => {
        close();
        onDone(done(strategy.name, assetWords(input.asset), formatMoney(value)));
      },
    );
  }

  return (
    <Dialog title={title} isBusy={command.isBusy} onClosed={onClosed}>
      {(close) => (
        <form
          class="form"
          onSubmit={(event) => {
            event.preventDefault();
            submit(close);
          }}
        >
          <p>{lead}</p>
          <StrategyField strategies={strategies} botId={botId} onBotId={setBotId} />
          <SelectField
            label="What"
            value={String(chosen)}
            options={offered.map((one, index) => ({ value: String(index), label: assetWords(one) }))}
            onValue={(value) => choose(Number(value))}
          />
          <TextField
            label={asset.symbol === null ? "Dollars" : "Shares"}
            inputmode="decimal"
            autocomplete="off"
            value={amount}
            error={error}
            onValue={setAmount}
          />
          <ObstacleNotice refusal={command.refusal} />
          <div class="buttons">
            <Button type="submit" look="primary" isBusy={command.isBusy}>
              {title}
            </Button>
            <Button onClick={close}>Cancel</Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
