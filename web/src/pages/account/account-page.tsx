import { useState } from "preact/hooks";
import { Loaded } from "../../components/loaded.tsx";
import { News } from "../../components/notices/news.tsx";
import { Page } from "../../layout/page.tsx";
import { useClient } from "../../state/client.ts";
import { useLive } from "../../state/live-context.ts";
import { useResource } from "../../state/resource.ts";
import { ConnectedCard } from "./connected-card.tsx";
import { ConnectForm } from "./connect-form.tsx";
import { WholeCard } from "./whole-card.tsx";

/** The link to the brokerage account, and what can be done with all of it. */
export function AccountPage() {
  const client = useClient();
  const { refresh } = useLive();
  const { resource, reload } = useResource((signal) => client.credentials(signal), "credentials");
  const [news, setNews] = useState<string | null>(null);

  function tell(message: string): void {
    setNews(message);
    reload();
    refresh();
  }

  return (
    <Page title="Account">
      <News message={news} takesFocus />
      <Loaded resource={resource}>
        {(credentials) =>
          credentials.hasCredentials ? (
            <>
              <ConnectedCard credentials={credentials} onDone={tell} />
              <WholeCard />
            </>
          ) : (
            <ConnectForm onDone={tell} />
          )
        }
      </Loaded>
    </Page>
  );
}
