import type { BrokerName } from "../../../../src/contract/credentials.ts";
import { Choices } from "../../components/fields/choices.tsx";

type BrokerChoiceProperties = { broker: BrokerName; onChoice: (broker: BrokerName) => void };

/** Where to trade: here, on practice money, or at a broker. */
export function BrokerChoice({ broker, onChoice }: BrokerChoiceProperties) {
  return (
    <Choices
      legend="Where to trade"
      chosen={broker}
      onChoice={onChoice}
      choices={[
        { value: "forge_paper", label: "Practice account: no brokerage needed" },
        { value: "alpaca", label: "Alpaca: your own account there, by its API keys" },
      ]}
    />
  );
}
