import type { LiveStrategy } from "../../../../src/contract/strategies.ts";
import { Facts } from "../../components/facts.tsx";
import { Holdings } from "../../components/holdings.tsx";
import { StrategyBadges } from "../../components/badges/strategy-badges.tsx";
import { formatMoney } from "../../format/money.ts";
import { formatPercent } from "../../format/percent.ts";
import { Link } from "../../router/link.tsx";
import { strategyPath } from "../../router/routes.ts";

/** One strategy that trades, with its own cash and shares. */
export function ActiveStrategy({ strategy }: { strategy: LiveStrategy }) {
  const { botId, name, sharePercent, ledger, performance } = strategy;
  const holdings = Object.entries(ledger.positions).map(([symbol, quantity]) => ({ symbol, quantity }));
  return (
    <li>
      <div class="bot-title">
        <h3>
          <Link to={strategyPath(botId)}>{name}</Link>
        </h3>
        <StrategyBadges strategy={strategy} />
      </div>
      <Facts
        facts={[
          { name: "Worth now", value: formatMoney(performance.equity) },
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
