import { useEffect, useRef, useState } from "preact/hooks";
import type { Settings, SettingsRequest } from "../../../../src/contract/settings.ts";
import { Button } from "../../components/button.tsx";
import { News } from "../../components/notices/news.tsx";
import { ObstacleNotice } from "../../components/notices/obstacle-notice.tsx";
import { Card } from "../../layout/card.tsx";
import { useClient } from "../../state/client.ts";
import { useCommand } from "../../state/command.ts";
import { useLive } from "../../state/live-context.ts";
import { type LimitErrors, limitTexts, readLimits } from "./limit-texts.ts";
import { LimitFields } from "./limit-fields.tsx";
import { ModeField } from "./mode-field.tsx";
import { refusedField } from "./refused-field.ts";
import { SellOrdersField } from "./sell-orders-field.tsx";

/** Of what was chosen, what differs from what is saved: a limit that was not typed is not there. */
function changesOf(
  saved: Settings,
  chosen: Pick<Settings, "mode" | "sellOrders"> & Required<Pick<SettingsRequest, "limits">>,
): SettingsRequest {
  const { mode, sellOrders, limits } = chosen;
  return {
    ...(mode === saved.mode ? {} : { mode }),
    ...(sellOrders === saved.sellOrders ? {} : { sellOrders }),
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
  };
}

/** The settings, saved together. Only what was changed is sent, and a refusal leaves everything as it was typed. */
export function SettingsForm({ initial }: { initial: Settings }) {
  const client = useClient();
  const { refresh } = useLive();
  const [saved, setSaved] = useState(initial);
  const [mode, setMode] = useState(initial.mode);
  const [accepts, setAccepts] = useState(false);
  const [sellOrders, setSellOrders] = useState(initial.sellOrders);
  const [typed, setTyped] = useState(limitTexts(initial.limits));
  const [errors, setErrors] = useState<LimitErrors>({});
  const [mustAccept, setMustAccept] = useState(false);
  const [news, setNews] = useState<string | null>(null);
  const save = useCommand<Settings>();
  const form = useRef<HTMLFormElement>(null);
  const refused = refusedField(save.refusal);
  const takesWhole = mode === "whole_account" && saved.mode !== mode;

  // The button is far below: what is wrong is brought into view.
  useEffect(
    () => form.current?.querySelector<HTMLInputElement>("[aria-invalid]")?.focus(),
    [errors, mustAccept, save.refusal],
  );

  function take(settings: Settings): void {
    setSaved(settings);
    setTyped(limitTexts(settings.limits));
    setAccepts(false);
    setNews("Saved. Runs go by it from now on.");
    refresh();
  }

  function submit(): void {
    setNews(null);
    save.clear();
    const read = readLimits(typed, limitTexts(saved.limits));
    setErrors(read.ok ? {} : read.errors);
    setMustAccept(takesWhole && !accepts);
    if (!read.ok || (takesWhole && !accepts)) return;
    const request: SettingsRequest = {
      ...changesOf(saved, { mode, sellOrders, limits: read.limits }),
      ...(takesWhole ? { acceptSales: true } : {}),
    };
    save.run(() => client.changeSettings(request), take);
  }

  return (
    <form
      ref={form}
      class="page-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Card title="Ownership">
        <ModeField
          mode={mode}
          onMode={setMode}
          isNew={takesWhole}
          accepts={accepts}
          onAccepts={setAccepts}
          error={mustAccept ? "Tick this if it may be sold, or choose the other mode." : null}
        />
      </Card>
      <Card title="Selling" hint="limit">
        <SellOrdersField sellOrders={sellOrders} onSellOrders={setSellOrders} />
      </Card>
      <Card title="Risk limits of a run" hint="managedEquity">
        <LimitFields
          typed={typed}
          errors={{ ...refused, ...errors }}
          onTyped={(name, text) => setTyped((texts) => ({ ...texts, [name]: text }))}
        />
      </Card>
      {Object.keys(refused).length > 0 ? null : <ObstacleNotice refusal={save.refusal} />}
      <News message={news} />
      <div class="buttons">
        <Button type="submit" look="primary" isBusy={save.isBusy}>
          {save.isBusy ? "Saving…" : "Save"}
        </Button>
      </div>
    </form>
  );
}
