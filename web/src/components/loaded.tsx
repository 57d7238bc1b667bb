import type { ComponentChildren } from "preact";
import type { Resource } from "../state/resource.ts";
import { RefusalNotice } from "./notices/refusal-notice.tsx";

type LoadedProperties<Value> = {
  resource: Resource<Value>;
  children: (value: Value) => ComponentChildren;
};

/** What was loaded; until then that it is on its way, or why it did not come. */
export function Loaded<Value>({ resource, children }: LoadedProperties<Value>) {
  if (resource.state === "loading") return <p class="muted">Loading…</p>;
  if (resource.state === "refused") return <RefusalNotice refusal={resource.refusal} />;
  return <>{children(resource.value)}</>;
}
