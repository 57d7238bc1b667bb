/** The pages and their paths. */
export type Route =
  | { page: "today" }
  | { page: "strategies" }
  | { page: "history" }
  | { page: "execution"; id: string }
  | { page: "account" }
  | { page: "unknown" };

const FIXED: Record<string, Route> = {
  "/": { page: "today" },
  "/strategies": { page: "strategies" },
  "/history": { page: "history" },
  "/account": { page: "account" },
};

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The page at a path; a slash at its end makes no difference. */
export function routeAt(path: string): Route {
  const plain = path.length > 1 ? path.replace(/\/+$/, "") : path;
  const fixed = FIXED[plain];
  if (fixed !== undefined) return fixed;
  const id = decoded(/^\/history\/([^/]+)$/.exec(plain)?.[1] ?? "");
  return id === undefined || id === "" ? { page: "unknown" } : { page: "execution", id };
}

/** The path of one execution's page. */
export function executionPath(id: string): string {
  return `/history/${encodeURIComponent(id)}`;
}
