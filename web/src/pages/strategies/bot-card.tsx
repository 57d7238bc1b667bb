import type { Bot } from "../../../../src/contract/bots.ts";
import type { LiveStrategy } from "../../../../src/contract/strategies.ts";
import { Button } from "../../components/button.tsx";
import { CodeValue } from "../../components/code-value.tsx";
import { Facts } from "../../components/facts.tsx";
import { Icon } from "../../components/icon.tsx";
import { StrategyBadges } from "../../components/badges/strategy-badges.tsx";
import { formatPercent } from "../../format/percent.ts";
import { formatTimestamp } from "../../format/time.ts";
import { Link } from "../../router/link.tsx";
import { strategyPath } from "../../router/routes.ts";

type BotCardProperties = {
  bot: Bot;
  /** Its activation; null while it does not trade. */
  live: LiveStrategy | null;
  canToggle: boolean;
  onToggle: () => void;
};

/** One bot and whether it trades. The button stays the same one when it changes sides, and so keeps the focus. */
export function BotCard({ bot, live, canToggle, onToggle }: BotCardProperties) {
  const { name, version, tickers, isActive, fingerprint, updatedAt } = bot;
  const action = isActive ? "Deactivate" : "Activate";
  return (
    <li class="card bot">
      <div class="bot-title">
        <h2>{name}</h2>
        {live === null ? (
          <span class={`badge ${isActive ? "tone-good" : "tone-calm"}`}>
            <Icon name={isActive ? "check" : "pause"} />
            {isActive ? "Active" : "Not active"}
          </span>
        ) : (
          <StrategyBadges strategy={live} />
        )}
      </div>
      <Facts
        facts={[
          { name: "Version", value: `${version}, saved ${formatTimestamp(updatedAt)}` },
          { name: "Can hold", value: tickers.length === 0 ? "Cash only" : tickers.join(", ") },
          {
            name: "Fingerprint",
            value: <CodeValue name={`fingerprint of ${name}`} value={fingerprint} />,
            hint: "fingerprint",
          },
          ...(live === null
            ? []
            : [{ name: "Share of the account", value: formatPercent(live.sharePercent) }]),
        ]}
      />
      {live !== null && live.fingerprint !== fingerprint ? (
        <p>An earlier version trades. For the newest, deactivate this one and activate it again.</p>
      ) : null}
      <div class="buttons">
        {canToggle ? (
          <Button look={isActive ? "danger" : "primary"} aria-label={`${action} ${name}`} onClick={onToggle}>
            {action}
          </Button>
        ) : null}
        {live === null ? null : (
          <Link to={strategyPath(live.botId)} class="button">
            Control<span class="visually-hidden"> {name}</span>
          </Link>
        )}
      </div>
    </li>
  );
}
