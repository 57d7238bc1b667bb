import { useEffect, useMemo, useState } from "preact/hooks";
import type { Client } from "../api/client.ts";
import { createClient } from "../api/client.ts";
import type { Session } from "../api/session.ts";
import type { Resource } from "./resource.ts";

/**
 * Who is signed in (null: nobody) and the client that notices when that ends. `hasEnded` says that the session ended
 * by itself; `open` reads it anew after signing in, `close` forgets
 * it after signing out.
 */
export function useSession(): {
  client: Client;
  session: Resource<Session | null>;
  hasEnded: boolean;
  open: () => void;
  close: () => void;
} {
  const [session, setSession] = useState<Resource<Session | null>>({ state: "loading" });
  const [hasEnded, setEnded] = useState(false);

  function close(byItself: boolean): void {
    setEnded(byItself);
    setSession({ state: "ready", value: null });
  }

  const client = useMemo(() => createClient(() => close(true)), []);

  async function read(): Promise<void> {
    const answer = await client.session();
    setSession(
      answer.ok ? { state: "ready", value: answer.value } : { state: "refused", refusal: answer.refusal },
    );
  }

  useEffect(() => void read(), []);

  return { client, session, hasEnded, open: () => void read(), close: () => close(false) };
}
