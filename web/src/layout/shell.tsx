import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { AccountSwitched } from "../../../src/contract/controls.ts";
import type { Route } from "../router/routes.ts";
import { useLive } from "../state/live-context.ts";
import { isRunning } from "../state/running.ts";
import type { Switched } from "../words/trading-switch.ts";
import { ConnectionNotice } from "./connection-notice.tsx";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { SimulationBar } from "./simulation-bar.tsx";
import { SkipLink } from "./skip-link.tsx";
import { SwitchedNotice } from "./trading/switched-notice.tsx";
import { TradingBanner } from "./trading/trading-banner.tsx";

type ShellProperties = {
  page: Route["page"];
  userName: string;
  onSignedOut: () => void;
  children: ComponentChildren;
};

/** The frame around every page of a signed-in user. */
export function Shell({ page, userName, onSignedOut, children }: ShellProperties) {
  const { simulation, status } = useLive();
  const [switched, setSwitched] = useState<Switched | null>(null);
  const tell = (answer: AccountSwitched) => setSwitched({ ...answer, duringRun: isRunning(status) });

  // What a command came to is news of the page on which it was given.
  useEffect(() => setSwitched(null), [page]);

  return (
    <>
      <SkipLink />
      {simulation === null ? null : <SimulationBar simulation={simulation} />}
      <Header page={page} userName={userName} onSignedOut={onSignedOut} onSwitched={tell} />
      <ConnectionNotice />
      <TradingBanner />
      {switched === null ? null : <SwitchedNotice switched={switched} onSwitched={tell} />}
      {children}
      <Footer />
    </>
  );
}
