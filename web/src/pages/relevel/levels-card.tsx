import { decimal } from "../../../../src/engine/money/decimal.ts";
import type { Levels } from "../../../../src/contract/relevel.ts";
import { Button } from "../../components/button.tsx";
import { Facts } from "../../components/facts.tsx";
import { ObstacleNotice } from "../../components/notices/obstacle-notice.tsx";
import { formatMoney } from "../../format/money.ts";
import { Card } from "../../layout/card.tsx";
import { useClient } from "../../state/client.ts";
import { useCommand } from "../../state/command.ts";
import { useExpiry } from "../../state/expiry.ts";
import { obstacleOf } from "../../words/run-obstacle.ts";
import { LevelTable } from "./level-table.tsx";

type LevelsCardProperties = { levels: Levels; onAgain: () => void; onDone: (message: string) => void };

/** The transfers, and the button that makes just these, for as long as they hold. */
export function LevelsCard({ levels: shown, onAgain, onDone }: LevelsCardProperties) {
  const client = useClient();
  const command = useCommand<Levels>();
  const { isOver, until } = useExpiry(shown.expiresAt);
  const { levels, levelHash, managedEquity, unassignedBefore, unassignedAfter } = shown;
  const isNeeded = levels.some(({ transfer }) => !decimal(transfer).eq(0));
  const isOutdated = isOver || obstacleOf(command.refusal)?.isOutdated === true;

  function apply(): void {
    command.run(
      () => client.relevel(levelHash),
      () => onDone("Cash has moved as it was shown. The next run trades towards it."),
    );
  }

  return (
    <Card title="What would move" hint="share">
      <LevelTable levels={levels} />
      <Facts
        facts={[
          { name: "Managed equity", value: formatMoney(managedEquity), hint: "managedEquity" },
          {
            name: "Unassigned cash before",
            value: formatMoney(unassignedBefore),
            hint: "unassigned",
          },
          { name: "Unassigned cash after", value: formatMoney(unassignedAfter) },
        ]}
      />
      <p>
        {isNeeded
          ? isOutdated
            ? "These amounts may no longer hold. Look again before you decide."
            : `A strategy that gives more cash than it has owes the rest until its next run has sold. Good until ${until}.`
          : "Every strategy has its share, so there is nothing to move."}
      </p>
      <ObstacleNotice refusal={command.refusal} />
      <div class="buttons">
        {isNeeded && !isOutdated ? (
          <Button look="primary" isBusy={command.isBusy} onClick={apply}>
            Re-level
          </Button>
        ) : null}
        <Button isBusy={command.isBusy} onClick={onAgain}>
          Look again
        </Button>
      </div>
    </Card>
  );
}
