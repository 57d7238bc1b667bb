import type { LiveStrategy } from "../../../../src/contract/strategies.ts";
import { useMarketTime } from "../../state/market-time.ts";
import { strategyBadges } from "../../words/strategy-state.ts";
import { Icon } from "../icon.tsx";

/** How a strategy stands, by word, icon and colour. */
export function StrategyBadges({ strategy }: { strategy: LiveStrategy }) {
  const now = useMarketTime() ?? 0;
  return (
    <span class="badges">
      {strategyBadges(strategy, now).map(({ label, tone, icon }) => (
        <span key={label} class={`badge tone-${tone}`}>
          <Icon name={icon} />
          {label}
        </span>
      ))}
    </span>
  );
}
