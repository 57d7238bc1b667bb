import type { ComponentChildren } from "preact";
import type { Route } from "../router/routes.ts";
import { useLive } from "../state/live-context.ts";
import { ConnectionNotice } from "./connection-notice.tsx";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { SimulationBar } from "./simulation-bar.tsx";
import { SkipLink } from "./skip-link.tsx";

type ShellProperties = {
  page: Route["page"];
  userName: string;
  onSignedOut: () => void;
  children: ComponentChildren;
};

/** The frame around every page of a signed-in user. */
export function Shell({ page, userName, onSignedOut, children }: ShellProperties) {
  const { simulation } = useLive();
  return (
    <>
      <SkipLink />
      {simulation === null ? null : <SimulationBar simulation={simulation} />}
      <Header page={page} userName={userName} onSignedOut={onSignedOut} />
      <ConnectionNotice />
      {children}
      <Footer />
    </>
  );
}
