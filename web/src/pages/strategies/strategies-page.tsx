import { useState } from "preact/hooks";
import type { AddedBot, Bot } from "../../../../src/contract/bots.ts";
import { Loaded } from "../../components/loaded.tsx";
import { News } from "../../components/notices/news.tsx";
import { Card } from "../../layout/card.tsx";
import { Page } from "../../layout/page.tsx";
import { useClient } from "../../state/client.ts";
import { useLive } from "../../state/live-context.ts";
import { useResource } from "../../state/resource.ts";
import { ActivateDialog } from "./activate-dialog.tsx";
import { AddStrategyForm } from "./add-strategy-form.tsx";
import { BotList } from "./bot-list.tsx";
import { DeactivateDialog } from "./deactivate-dialog.tsx";
import { FindingList } from "./finding-list.tsx";

/** The user's strategies: which there are, which trade, and a way to add one. */
export function StrategiesPage() {
  const client = useClient();
  const { status, refresh } = useLive();
  const { resource, reload } = useResource((signal) => client.bots(signal), "bots");
  const [chosen, setChosen] = useState<Bot | null>(null);
  const [news, setNews] = useState<string | null>(null);
  const [added, setAdded] = useState<AddedBot | null>(null);

  function tell(message: string): void {
    setNews(message);
    reload();
    refresh();
  }

  const ChosenDialog = chosen?.isActive === true ? DeactivateDialog : ActivateDialog;
  return (
    <Page title="Strategies">
      <News message={news} />
      <FindingList bot={added} />
      <Loaded resource={resource}>
        {({ bots }) => <BotList bots={bots} status={status} onToggle={setChosen} />}
      </Loaded>
      <Card title="Add a strategy">
        <AddStrategyForm
          onAdded={(bot) => {
            setAdded(bot);
            tell(`${bot.name} was added. It does not trade until you activate it.`);
          }}
        />
      </Card>
      {chosen === null ? null : <ChosenDialog bot={chosen} onDone={tell} onClosed={() => setChosen(null)} />}
    </Page>
  );
}
