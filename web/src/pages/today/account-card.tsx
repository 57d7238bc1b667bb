import type { Status } from "../../../../src/contract/status.ts";
import { Facts } from "../../components/facts.tsx";
import { formatMoney } from "../../format/money.ts";
import { Card } from "../../layout/card.tsx";
import { asSentence } from "../../words/sentence.ts";
import { Unassigned } from "./unassigned.tsx";

/** The account as the broker states it, and what in it belongs to no strategy. */
export function AccountCard({ status }: { status: Status }) {
  const { account, broker, brokerError } = status;
  if (account === null) {
    return (
      <Card title="Your account">
        <p>
          {broker.connected
            ? `Your broker does not say what you hold. ${asSentence(brokerError ?? "no reason was given")} Unknown is not zero, so nothing is shown.`
            : "No account is connected."}
        </p>
      </Card>
    );
  }
  return (
    <Card title="Your account">
      <Facts
        facts={[
          { name: "Equity", value: formatMoney(account.equity) },
          { name: "Cash", value: formatMoney(account.cash) },
          ...(broker.accountEnding === null
            ? []
            : [{ name: "Account ending in", value: broker.accountEnding }]),
        ]}
      />
      <Unassigned status={status} />
    </Card>
  );
}
