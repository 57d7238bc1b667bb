import type { AccountSwitched } from "../../../src/contract/controls.ts";
import { Button } from "../components/button.tsx";
import { ModeBadge } from "../components/badges/mode-badge.tsx";
import { RefusalNotice } from "../components/notices/refusal-notice.tsx";
import type { Route } from "../router/routes.ts";
import { useClient } from "../state/client.ts";
import { useCommand } from "../state/command.ts";
import { useLive } from "../state/live-context.ts";
import { Clock } from "./clock.tsx";
import { Navigation } from "./navigation.tsx";
import { TradingSwitch } from "./trading/trading-switch.tsx";

type HeaderProperties = {
  page: Route["page"];
  userName: string;
  onSignedOut: () => void;
  onSwitched: (switched: AccountSwitched) => void;
};

/** What is on every page: whether money is real, New York's time, the way to stop trading, around, and out. */
export function Header({ page, userName, onSignedOut, onSwitched }: HeaderProperties) {
  const client = useClient();
  const { status } = useLive();
  const signOut = useCommand<unknown>();
  return (
    <header class="header">
      <div class="header-row">
        <span class="brand">Atlas Forge Live</span>
        {status === null ? null : (
          <ModeBadge isPaper={status.broker.connected ? status.broker.isPaper : null} />
        )}
        <Clock />
        <span class="header-user">
          <span class="muted">{userName}</span>
          <TradingSwitch onSwitched={onSwitched} />
          <Button isBusy={signOut.isBusy} onClick={() => signOut.run(client.signOut, onSignedOut)}>
            Sign out
          </Button>
        </span>
      </div>
      <RefusalNotice refusal={signOut.refusal} />
      <Navigation page={page} />
    </header>
  );
}
