import { useState } from "preact/hooks";
import type { BrokerAccount } from "../../../../src/contract/credentials.ts";
import { Button } from "../../components/button.tsx";
import { TextField } from "../../components/fields/text-field.tsx";
import { useClient } from "../../state/client.ts";
import { useCommand } from "../../state/command.ts";
import { ConnectRefusal } from "./connect-refusal.tsx";
import { ModeChoice } from "./mode-choice.tsx";

/** Takes the keys of an Alpaca account. They are emptied from the page as soon as the server has them. */
export function AlpacaForm({ onConnected }: { onConnected: (account: BrokerAccount) => void }) {
  const client = useClient();
  const [apiKey, setApiKey] = useState("");
  const [apiSecret, setApiSecret] = useState("");
  const [isPaper, setPaper] = useState(true);
  const [replaces, setReplaces] = useState(false);
  const connect = useCommand<{ account: BrokerAccount }>();

  function submit(): void {
    connect.run(
      () => client.connect({ broker: "alpaca", apiKey, apiSecret, isPaper, replaceAccount: replaces }),
      ({ account }) => {
        setApiKey("");
        setApiSecret("");
        onConnected(account);
      },
    );
  }

  return (
    <>
      <p>
        Create an API key at{" "}
        <a href="https://app.alpaca.markets" target="_blank" rel="noopener noreferrer">
          app.alpaca.markets (new tab)
        </a>{" "}
        and copy both halves here.
      </p>
      <form
        class="form"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ModeChoice isPaper={isPaper} onChoice={setPaper} />
        <TextField label="API key" autocomplete="off" isRequired value={apiKey} onValue={setApiKey} />
        <TextField
          label="API secret"
          type="password"
          autocomplete="off"
          hint="Alpaca shows it once. It is encrypted here and never shown again."
          isRequired
          value={apiSecret}
          onValue={setApiSecret}
        />
        <ConnectRefusal refusal={connect.refusal} replaces={replaces} onReplaces={setReplaces} />
        <div class="buttons">
          <Button type="submit" look="primary" isBusy={connect.isBusy}>
            {connect.isBusy ? "Asking Alpaca…" : "Connect"}
          </Button>
        </div>
      </form>
    </>
  );
}
