import type { Bot } from "../../../../src/contract/bots.ts";
import type { Status } from "../../../../src/contract/status.ts";
import { Notice } from "../../components/notices/notice.tsx";
import { Link } from "../../router/link.tsx";
import { BotCard } from "./bot-card.tsx";

type BotListProperties = {
  bots: readonly Bot[];
  status: Status | null;
  onToggle: (bot: Bot) => void;
};

/** All bots; without a connected account, what has to be done before one can be activated. */
export function BotList({ bots, status, onToggle }: BotListProperties) {
  const isConnected = status?.broker.connected === true;
  return (
    <>
      {status === null || isConnected ? null : (
        <Notice tone="changed">
          <p>
            Connect an account before you activate anything; one on practice money will do.{" "}
            <Link to="/account">Connect an account</Link>
          </p>
        </Notice>
      )}
      {bots.length === 0 ? (
        <p class="muted">
          There are none yet. Add one below: paste its tree, or choose a file that you exported.
        </p>
      ) : (
        <ul class="bots" role="list">
          {bots.map((bot) => (
            <BotCard
              key={bot.id}
              bot={bot}
              live={status?.strategies.find(({ botId }) => botId === bot.id) ?? null}
              canToggle={isConnected || bot.isActive}
              onToggle={() => onToggle(bot)}
            />
          ))}
        </ul>
      )}
    </>
  );
}
