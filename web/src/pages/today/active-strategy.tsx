import type { LiveStrategy } from "../../../../src/routes/contract/strategies.ts";
import { Facts } from "../../components/facts.tsx";
import { Holdings } from "../../components/holdings.tsx";
import { formatMoney } from "../../format/money.ts";
import { formatPercent } from "../../format/percent.ts";

/** One strategy that trades, with its own cash and shares. */
export function ActiveStrategy({ strategy }: { strategy: LiveStrategy }) {
  const { name, sharePercent, ledger } = strategy;
  const holdings = Object.entries(ledger.positions).map(([symbol, quantity]) => ({ symbol, quantity }));
  return (
    <li>
      <h3>{name}</h3>
      <Facts
        facts={[
          { name: "Share", value: formatPercent(sharePercent) },
          { name: "Cash in its ledger", value: formatMoney(ledger.cash), hint: "ledger" },
        ]}
      />
      {holdings.length === 0 ? (
        <p class="muted">It holds no shares yet.</p>
      ) : (
        <Holdings label={`Holdings of ${name}`} holdings={holdings} />
      )}
    </li>
  );
}
