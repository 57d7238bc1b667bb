import { useErrorBoundary } from "preact/hooks";
import { Loaded } from "./components/loaded.tsx";
import { Broken } from "./pages/broken.tsx";
import { Pages } from "./pages/pages.tsx";
import { SignInPage } from "./pages/sign-in/sign-in-page.tsx";
import { ClientContext } from "./state/client.ts";
import { LiveProvider } from "./state/live-provider.tsx";
import { useSession } from "./state/session.ts";

/** The whole interface: the pages for those who are signed in, the way in for all others. */
export function App() {
  const [error] = useErrorBoundary();
  const { client, session, hasEnded, open, close } = useSession();
  if (error !== undefined) return <Broken />;
  return (
    <ClientContext.Provider value={client}>
      <Loaded resource={session}>
        {(current) =>
          current === null ? (
            <SignInPage hasEnded={hasEnded} onSignedIn={open} />
          ) : (
            <LiveProvider>
              <Pages userName={current.user.name} onSignedOut={close} />
            </LiveProvider>
          )
        }
      </Loaded>
    </ClientContext.Provider>
  );
}
