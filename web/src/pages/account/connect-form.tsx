import { useState } from "preact/hooks";
import type { BrokerAccount, BrokerName } from "../../../../src/contract/credentials.ts";
import { formatMoney } from "../../format/money.ts";
import { Card } from "../../layout/card.tsx";
import { AlpacaForm } from "./alpaca-form.tsx";
import { BrokerChoice } from "./broker-choice.tsx";
import { PracticeForm } from "./practice-form.tsx";

/** The ways to an account: a practice account at once, or one at a broker. */
export function ConnectForm({ onDone }: { onDone: (message: string) => void }) {
  const [broker, setBroker] = useState<BrokerName>("forge_paper");

  function tell({ accountEnding, equity, blocked }: BrokerAccount): void {
    const amount = formatMoney(equity);
    const obstacle = blocked === null ? "" : ` It cannot trade now: ${blocked}.`;
    onDone(
      broker === "forge_paper"
        ? `Your practice account is open, with ${amount}.`
        : `Connected to the account ending in ${accountEnding}, with ${amount} of equity.${obstacle}`,
    );
  }

  return (
    <Card title="Connect an account" hint="paper">
      <p>
        Try everything on practice money first, at the market's prices. You can connect Alpaca at any time.
      </p>
      <BrokerChoice broker={broker} onChoice={setBroker} />
      {broker === "forge_paper" ? <PracticeForm onConnected={tell} /> : <AlpacaForm onConnected={tell} />}
    </Card>
  );
}
