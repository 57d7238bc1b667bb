import type { Status } from "../../../../src/routes/contract/status.ts";
import { Facts } from "../../components/facts.tsx";
import { Hint } from "../../components/hint.tsx";
import { Holdings } from "../../components/holdings.tsx";
import { formatMoney } from "../../format/money.ts";
import { Card } from "../../layout/card.tsx";
import { asSentence } from "../../words/sentence.ts";

/** The account as the broker states it, and what in it belongs to no strategy. */
export function AccountCard({ status: { account, broker, brokerError } }: { status: Status }) {
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
      <div class="card-title">
        <h3>Unassigned holdings</h3>
        <Hint about="unassigned" />
      </div>
      {account.unassigned.length === 0 ? (
        <p class="muted">None. Every share belongs to a strategy.</p>
      ) : (
        <Holdings label="Unassigned holdings" holdings={account.unassigned} />
      )}
    </Card>
  );
}
