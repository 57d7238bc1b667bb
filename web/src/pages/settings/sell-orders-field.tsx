import type { Settings } from "../../../../src/contract/settings.ts";
import { Choices } from "../../components/fields/choices.tsx";

type SellOrdersFieldProperties = {
  sellOrders: Settings["sellOrders"];
  onSellOrders: (sellOrders: Settings["sellOrders"]) => void;
};

/** Market or limit orders where the account sells. */
export function SellOrdersField({ sellOrders, onSellOrders }: SellOrdersFieldProperties) {
  return (
    <Choices
      legend="Sell with"
      chosen={sellOrders}
      onChoice={onSellOrders}
      choices={[
        {
          value: "market",
          label: "Market orders",
          note: "They fill almost surely, at whatever the market pays. Buys can then be sure of the cash.",
        },
        {
          value: "limit",
          label: "Limit orders",
          note: "They fill at a price near the market or better, and may not fill: what is left is kept until the next run. Only a sell of everything ends as a market order.",
        },
      ]}
    />
  );
}
