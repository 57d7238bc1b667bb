import type { LiveStrategy } from "../../../../src/contract/strategies.ts";
import { AllocationBar } from "../../components/allocation-bar.tsx";
import { Card } from "../../layout/card.tsx";
import { Link } from "../../router/link.tsx";
import { ActiveStrategy } from "./active-strategy.tsx";

/** The strategies that trade, and how the account is shared among them. */
export function StrategiesCard({ strategies }: { strategies: readonly LiveStrategy[] }) {
  return (
    <Card title="Active strategies" hint="share">
      {strategies.length === 0 ? (
        <p class="muted">None.</p>
      ) : (
        <>
          <AllocationBar
            label="Shares of the account"
            restName="Not given away"
            segments={strategies.map(({ name, sharePercent }) => ({
              name,
              fraction: Number(sharePercent) / 100,
            }))}
          />
          <p>
            <Link to="/relevel">Re-level the shares</Link>
          </p>
          <ul class="active-strategies" role="list">
            {strategies.map((strategy) => (
              <ActiveStrategy key={strategy.id} strategy={strategy} />
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
