import type { LiveStrategy } from "../../../../src/contract/strategies.ts";
import { CodeValue } from "../../components/code-value.tsx";
import { Facts } from "../../components/facts.tsx";
import { formatMoney } from "../../format/money.ts";
import { NOTHING } from "../../format/numeric-text.ts";
import { formatFraction, formatPercent } from "../../format/percent.ts";
import { formatTimestamp } from "../../format/time.ts";
import { Card } from "../../layout/card.tsx";
import { BAD_DATA_WORDS, FREQUENCY_WORDS } from "../../words/terms.ts";

/** What a strategy is worth, what it has earned, and the terms on which it was activated. */
export function WorthCard({ strategy }: { strategy: LiveStrategy }) {
  const { performance, ledger, onBadData } = strategy;
  const { equity, unrealised, realised, income, timeWeightedReturn } = performance;
  return (
    <Card title="Worth and terms">
      <Facts
        facts={[
          { name: "Worth now", value: formatMoney(equity) },
          {
            name: "Return since it began",
            value: timeWeightedReturn === null ? NOTHING : formatFraction(timeWeightedReturn),
            hint: "timeWeightedReturn",
          },
          { name: "Unrealised profit", value: formatMoney(unrealised), hint: "unrealised" },
          { name: "Realised profit", value: formatMoney(realised), hint: "realised" },
          { name: "Dividends and interest less fees", value: formatMoney(income) },
          { name: "Cash in its ledger", value: formatMoney(ledger.cash), hint: "ledger" },
          {
            name: "Share of the account",
            value:
              strategy.shareDollars === null
                ? formatPercent(strategy.sharePercent)
                : formatMoney(strategy.shareDollars),
            hint: "share",
          },
          { name: "Decides", value: FREQUENCY_WORDS[strategy.executionFrequency] },
          { name: "Drift band", value: formatFraction(strategy.driftBand), hint: "driftBand" },
          {
            name: "When data is missing",
            value:
              onBadData.policy === "safe_asset"
                ? `Goes into ${onBadData.symbol}`
                : BAD_DATA_WORDS[onBadData.policy],
          },
          { name: "Active since", value: `${formatTimestamp(strategy.activatedAt)} New York` },
          {
            name: "Fingerprint",
            value: <CodeValue name="fingerprint" value={strategy.fingerprint} />,
            hint: "fingerprint",
          },
        ]}
      />
      {equity === null ? (
        <p class="muted">
          A dash is not zero: your broker does not say at the moment what the holdings are worth.
        </p>
      ) : null}
    </Card>
  );
}
