import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Client } from "../api/client.ts";

export const ClientContext = createContext<Client | null>(null);

/** The API's client. Throws outside `ClientContext`, which is a bug. */
export function useClient(): Client {
  const client = useContext(ClientContext);
  if (client === null) throw new Error("useClient needs a ClientContext above it");
  return client;
}
