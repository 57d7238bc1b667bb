import { useState } from "preact/hooks";
import type { Status } from "../../../../src/contract/status.ts";
import { unassignedAssets, unassignedCash } from "../../assets/assets.ts";
import { ReassignDialog } from "../../assets/reassign-dialog.tsx";
import { REASSIGN_WORDS } from "../../assets/reassign-words.ts";
import { Button } from "../../components/button.tsx";
import { Facts } from "../../components/facts.tsx";
import { Hint } from "../../components/hint.tsx";
import { Holdings } from "../../components/holdings.tsx";
import { News } from "../../components/notices/news.tsx";
import { formatMoney } from "../../format/money.ts";
import { useLive } from "../../state/live-context.ts";

/** What the account has and no strategy owns, and the way to give it to one. */
export function Unassigned({ status }: { status: Status }) {
  const { refresh } = useLive();
  const [isGiving, setGiving] = useState(false);
  const [news, setNews] = useState<string | null>(null);
  const { strategies, controls, account } = status;
  const holdings = account?.unassigned ?? [];
  const cash = unassignedCash(status);
  const assets = unassignedAssets(status);
  const canGive = assets.length > 0 && strategies.length > 0 && controls.mode === "strategies";
  return (
    <>
      <div class="card-title">
        <h3>Unassigned</h3>
        <Hint about="unassigned" />
      </div>
      <News message={news} takesFocus />
      {controls.mode === "whole_account" ? (
        <p class="muted">
          Your strategies own the whole account: what none of them wants is sold in the next run.
        </p>
      ) : null}
      <Facts
        facts={[
          { name: "Cash", value: cash === null ? "Known when the run is over" : formatMoney(cash) },
          ...(holdings.length === 0 ? [{ name: "Shares", value: "None" }] : []),
        ]}
      />
      {holdings.length === 0 ? null : <Holdings label="Unassigned holdings" holdings={holdings} />}
      {canGive ? (
        <div>
          <Button onClick={() => setGiving(true)}>{REASSIGN_WORDS.adopt.title}</Button>
        </div>
      ) : null}
      {isGiving ? (
        <ReassignDialog
          kind="adopt"
          strategies={strategies}
          assets={assets}
          onDone={(message) => {
            setNews(message);
            refresh();
          }}
          onClosed={() => setGiving(false)}
        />
      ) : null}
    </>
  );
}
