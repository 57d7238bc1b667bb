import { useEffect, useRef } from "preact/hooks";
import type { Settings } from "../../../../src/contract/settings.ts";
import { Button } from "../../components/button.tsx";
import { News } from "../../components/notices/news.tsx";
import { ObstacleNotice } from "../../components/notices/obstacle-notice.tsx";
import { Card } from "../../layout/card.tsx";
import { LimitFields } from "./limit-fields.tsx";
import { ModeField } from "./mode-field.tsx";
import { refusedField } from "./refused-field.ts";
import { SellOrdersField } from "./sell-orders-field.tsx";
import { useSettingsDraft } from "./settings-draft.ts";

/** The settings, saved together. */
export function SettingsForm({ initial }: { initial: Settings }) {
  const draft = useSettingsDraft(initial);
  const { errors, mustAccept, save } = draft;
  const form = useRef<HTMLFormElement>(null);
  const refused = refusedField(save.refusal);

  // The button is far below: what is wrong is brought into view.
  useEffect(
    () => form.current?.querySelector<HTMLInputElement>("[aria-invalid]")?.focus(),
    [errors, mustAccept, save.refusal],
  );

  return (
    <form
      ref={form}
      class="page-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        draft.submit();
      }}
    >
      <Card title="Ownership">
        <ModeField
          mode={draft.mode}
          onMode={(mode) => draft.choose({ mode })}
          isNew={draft.takesWhole}
          accepts={draft.accepts}
          onAccepts={draft.setAccepts}
          error={mustAccept ? "Tick this if it may be sold, or choose the other mode." : null}
        />
      </Card>
      <Card title="Selling" hint="limit">
        <SellOrdersField
          sellOrders={draft.sellOrders}
          onSellOrders={(sellOrders) => draft.choose({ sellOrders })}
        />
      </Card>
      <Card title="Risk limits of a run" hint="managedEquity">
        <LimitFields typed={draft.typed} errors={{ ...refused, ...errors }} onTyped={draft.type} />
      </Card>
      {Object.keys(refused).length > 0 ? null : <ObstacleNotice refusal={save.refusal} />}
      <News message={draft.news} />
      <div class="buttons">
        <Button type="submit" look="primary" isBusy={save.isBusy}>
          {save.isBusy ? "Saving…" : "Save"}
        </Button>
      </div>
    </form>
  );
}
