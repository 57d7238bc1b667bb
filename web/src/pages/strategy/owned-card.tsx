import { useState } from "preact/hooks";
import type { Status } from "../../../../src/contract/status.ts";
import type { LiveStrategy } from "../../../../src/contract/strategies.ts";
import { ownedAssets, unassignedAssets } from "../../assets/assets.ts";
import { ReassignDialog } from "../../assets/reassign-dialog.tsx";
import { REASSIGN_WORDS } from "../../assets/reassign-words.ts";
import { Button } from "../../components/button.tsx";
import { Holdings } from "../../components/holdings.tsx";
import { Card } from "../../layout/card.tsx";

type OwnedCardProperties = { strategy: LiveStrategy; status: Status; onDone: (message: string) => void };

/** The shares in a strategy's ledger, and the ways to give it more or to take some. */
export function OwnedCard({ strategy, status, onDone }: OwnedCardProperties) {
  const [moving, setMoving] = useState<"adopt" | "release" | null>(null);
  const holdings = Object.entries(strategy.ledger.positions).map(([symbol, quantity]) => ({
    symbol,
    quantity,
  }));
  const assets = { adopt: unassignedAssets(status), release: ownedAssets(strategy) };
  const isWhole = status.controls.mode === "whole_account";
  return (
    <Card title="What it owns" hint="ledger">
      {holdings.length === 0 ? (
        <p class="muted">It holds no shares.</p>
      ) : (
        <Holdings label={`Holdings of ${strategy.name}`} holdings={holdings} />
      )}
      {isWhole ? (
        <p class="muted">Your strategies own the whole account, so nothing can be given or taken.</p>
      ) : (
        <div class="buttons">
          {(["adopt", "release"] as const).map((kind) =>
            assets[kind].length === 0 ? null : (
              <Button key={kind} onClick={() => setMoving(kind)}>
                {REASSIGN_WORDS[kind].title}
              </Button>
            ),
          )}
        </div>
      )}
      {moving === null ? null : (
        <ReassignDialog
          kind={moving}
          strategies={[strategy]}
          assets={assets[moving]}
          onDone={onDone}
          onClosed={() => setMoving(null)}
        />
      )}
    </Card>
  );
}
