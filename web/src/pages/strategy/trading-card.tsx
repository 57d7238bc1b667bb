import { TRADING_STATES } from "../../../../src/engine/risk/trading-state.ts";
import type { LiveStrategy } from "../../../../src/contract/strategies.ts";
import { Actions } from "../../components/actions.tsx";
import { Button } from "../../components/button.tsx";
import { ObstacleNotice } from "../../components/notices/obstacle-notice.tsx";
import { formatSlot } from "../../format/slot.ts";
import { Card } from "../../layout/card.tsx";
import { useClient } from "../../state/client.ts";
import { useCommand } from "../../state/command.ts";
import { useMarketTime } from "../../state/market-time.ts";
import { skippedSlot, STRATEGY_STATE_WORDS } from "../../words/strategy-state.ts";

type TradingCardProperties = { strategy: LiveStrategy; onDone: (message: string) => void };

/** Whether a strategy trades, only sells or is paused, and whether it leaves out its next run. */
export function TradingCard({ strategy, onDone }: TradingCardProperties) {
  const client = useClient();
  const now = useMarketTime();
  const command = useCommand<LiveStrategy>();
  const { botId, name, tradingState } = strategy;
  const skipped = now === null ? null : skippedSlot(strategy, now);

  const states = TRADING_STATES.map((state) => {
    const { command: label, meaning, done } = STRATEGY_STATE_WORDS[state];
    const set = () =>
      command.run(
        () => client.setStrategyState(botId, state),
        () => onDone(`${name} ${done}`),
      );
    const control = (
      <Button aria-pressed={state === tradingState} isBusy={command.isBusy} onClick={set}>
        {label}
      </Button>
    );
    return { key: state, control, meaning };
  });

  const skip = () =>
    command.run(
      () => client.skipNext(botId, skipped === null),
      ({ skipSlot }) =>
        onDone(
          skipSlot === null
            ? `${name} takes part in its next run again.`
            : `${name} leaves out the run of ${formatSlot(skipSlot)}.`,
        ),
    );

  return (
    <Card title="Trading">
      <ObstacleNotice refusal={command.refusal} />
      <Actions
        label="Trading"
        actions={[
          ...states,
          {
            key: "skip",
            control: (
              <Button isBusy={command.isBusy} onClick={skip}>
                {skipped === null ? "Skip next run" : "Undo skip"}
              </Button>
            ),
            meaning:
              skipped === null
                ? "It leaves out its next run, and that one alone, and keeps what it holds."
                : `It leaves out the run of ${formatSlot(skipped)}, and that one alone, and keeps what it holds.`,
          },
        ]}
      />
    </Card>
  );
}
