import { useState } from "preact/hooks";
import type { BrokerAccount } from "../../../../src/contract/credentials.ts";
import { PRACTICE_CASH } from "../../../../src/contract/practice-cash.ts";
import { Button } from "../../components/button.tsx";
import { TextField } from "../../components/fields/text-field.tsx";
import { useClient } from "../../state/client.ts";
import { useCommand } from "../../state/command.ts";
import { ConnectRefusal } from "./connect-refusal.tsx";
import { CASH_RANGE, readCash } from "./practice-cash.ts";

/** Opens a practice account with as much money as is asked for. */
export function PracticeForm({ onConnected }: { onConnected: (account: BrokerAccount) => void }) {
  const client = useClient();
  const [amount, setAmount] = useState(PRACTICE_CASH.usual.toLocaleString("en-US"));
  const [error, setError] = useState<string | null>(null);
  const [replaces, setReplaces] = useState(false);
  const open = useCommand<{ account: BrokerAccount }>();

  function submit(): void {
    const input = readCash(amount);
    setError(input.ok ? null : input.message);
    if (!input.ok) return;
    open.run(
      () => client.connect({ broker: "forge_paper", cash: input.cash, replaceAccount: replaces }),
      ({ account }) => onConnected(account),
    );
  }

  return (
    <form
      class="form"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField
        label="Practice money"
        inputmode="decimal"
        autocomplete="off"
        hint={CASH_RANGE}
        error={error}
        value={amount}
        onValue={setAmount}
      />
      <ConnectRefusal refusal={open.refusal} replaces={replaces} onReplaces={setReplaces} />
      <div class="buttons">
        <Button type="submit" look="primary" isBusy={open.isBusy}>
          Start practising
        </Button>
      </div>
    </form>
  );
}
