import type { RunKind } from "../../../src/contract/runs.ts";

/** What a run that is asked for does, and which strategy it is about; null for all. */
export type RunRoute = { kind: RunKind; botId: string | null };

/** The pages and their paths. */
export type Route =
  | { page: "today" }
  | { page: "strategies" }
  | { page: "strategy"; botId: string }
  | { page: "history" }
  | { page: "execution"; id: string }
  | { page: "relevel" }
  | { page: "account" }
  | { page: "settings" }
  | ({ page: "preview" } & RunRoute)
  | { page: "unknown" };

const FIXED: Record<string, Route> = {
  "/": { page: "today" },
  "/strategies": { page: "strategies" },
  "/history": { page: "history" },
  "/relevel": { page: "relevel" },
  "/account": { page: "account" },
  "/account/settings": { page: "settings" },
};

const KIND_PATHS: Record<RunKind, string> = {
  rebalance: "/preview/rebalance",
  go_to_cash: "/preview/go-to-cash",
  liquidate: "/preview/liquidate",
};

const RUN_KINDS = ["rebalance", "go_to_cash", "liquidate"] as const satisfies readonly RunKind[];

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
  const [, folder = "", name = ""] = /^(\/.+)\/([^/]+)$/.exec(plain) ?? [];
  const kind = RUN_KINDS.find((one) => KIND_PATHS[one] === plain || KIND_PATHS[one] === folder);
  if (kind !== undefined && KIND_PATHS[kind] === plain) return { page: "preview", kind, botId: null };
  const id = decoded(name);
  if (id === undefined || id === "") return { page: "unknown" };
  if (kind !== undefined) return { page: "preview", kind, botId: id };
  if (folder === "/strategies") return { page: "strategy", botId: id };
  return folder === "/history" ? { page: "execution", id } : { page: "unknown" };
}

/** The path of one execution's page. */
export function executionPath(id: string): string {
  return `/history/${encodeURIComponent(id)}`;
}

/** The path of the page that shows what a run would do now. */
export function previewPath({ kind, botId }: RunRoute): string {
  return botId === null ? KIND_PATHS[kind] : `${KIND_PATHS[kind]}/${encodeURIComponent(botId)}`;
}

/** The path of the page of one strategy that trades. */
export function strategyPath(botId: string): string {
  return `/strategies/${encodeURIComponent(botId)}`;
}
