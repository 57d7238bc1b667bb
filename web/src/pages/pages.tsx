import { Shell } from "../layout/shell.tsx";
import { usePath } from "../router/location.ts";
import type { Route } from "../router/routes.ts";
import { previewPath, routeAt } from "../router/routes.ts";
import { AccountPage } from "./account/account-page.tsx";
import { ExecutionPage } from "./execution/execution-page.tsx";
import { HistoryPage } from "./history/history-page.tsx";
import { PreviewPage } from "./preview/preview-page.tsx";
import { RelevelPage } from "./relevel/relevel-page.tsx";
import { SettingsPage } from "./settings/settings-page.tsx";
import { StrategiesPage } from "./strategies/strategies-page.tsx";
import { StrategyPage } from "./strategy/strategy-page.tsx";
import { TodayPage } from "./today/today-page.tsx";
import { UnknownPage } from "./unknown.tsx";

function PageOf({ route }: { route: Route }) {
  switch (route.page) {
    case "today":
      return <TodayPage />;
    case "strategies":
      return <StrategiesPage />;
    case "strategy":
      return <StrategyPage key={route.botId} botId={route.botId} />;
    case "history":
      return <HistoryPage />;
    case "execution":
      return <ExecutionPage key={route.id} id={route.id} />;
    case "account":
      return <AccountPage />;
    case "settings":
      return <SettingsPage />;
    case "relevel":
      return <RelevelPage />;
    case "preview":
      return <PreviewPage key={previewPath(route)} kind={route.kind} botId={route.botId} />;
    default:
      return <UnknownPage />;
  }
}

/** The page at the current path, in its frame. */
export function Pages({ userName, onSignedOut }: { userName: string; onSignedOut: () => void }) {
  const route = routeAt(usePath());
  return (
    <Shell page={route.page} userName={userName} onSignedOut={onSignedOut}>
      <PageOf route={route} />
    </Shell>
  );
}
