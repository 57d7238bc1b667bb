import { useId } from "preact/hooks";
import type { BrokerName } from "../../../../src/routes/contract/credentials.ts";

type BrokerChoiceProperties = { broker: BrokerName; onChoice: (broker: BrokerName) => void };

/** Where to trade: here, on practice money, or at a broker. */
export function BrokerChoice({ broker, onChoice }: BrokerChoiceProperties) {
  const name = useId();
  return (
    <fieldset class="choices">
      <legend>Where to trade</legend>
      <label>
        <input
          type="radio"
          name={name}
          checked={broker === "forge_paper"}
          onChange={() => onChoice("forge_paper")}
        />
        Practice account: no brokerage needed
      </label>
      <label>
        <input type="radio" name={name} checked={broker === "alpaca"} onChange={() => onChoice("alpaca")} />
        Alpaca: your own account there, by its API keys
      </label>
    </fieldset>
  );
}
