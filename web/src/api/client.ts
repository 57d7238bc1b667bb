import type { TradingState } from "../../../src/engine/risk/trading-state.ts";
import type { AddedBot, Bot } from "../../../src/contract/bots.ts";
import type { AccountSwitched } from "../../../src/contract/controls.ts";
import type { BrokerAccount, CredentialStatus, NewCredentials } from "../../../src/contract/credentials.ts";
import type { HistoryRecord, HistoryRow } from "../../../src/contract/history.ts";
import type { AcceptDoubt, Doubts } from "../../../src/contract/doubts.ts";
import type { Levels } from "../../../src/contract/relevel.ts";
import type { Settings, SettingsRequest } from "../../../src/contract/settings.ts";
import type { Preview, PreviewRequest, RunStarted } from "../../../src/contract/runs.ts";
import type { SimulationClock, SimulationCommand } from "../../../src/contract/simulation.ts";
import type { Status } from "../../../src/contract/status.ts";
import type { AssetsRequest, Reassigned } from "../../../src/contract/strategy-controls.ts";
import type { LiveStrategy } from "../../../src/contract/strategies.ts";
import type { Answer } from "./answer.ts";
import { isSignedOut } from "./answer.ts";
import type { Method, RequestOptions } from "./request.ts";
import { request } from "./request.ts";
import type { Session, SignIn, SignUp } from "./session.ts";

export type HistoryPage = { history: HistoryRow[]; nextOffset: number | null };

const strategyPath = (botId: string) => `/api/live/strategies/${encodeURIComponent(botId)}`;

/** Every route that the pages call. `onSignedOut` is told when a route that needs a session is refused for want of one. */
export function createClient(onSignedOut: () => void) {
  async function call<Value>(method: Method, path: string, options?: RequestOptions): Promise<Answer<Value>> {
    const answer = await request<Value>(method, path, options);
    if (!answer.ok && isSignedOut(answer.refusal)) onSignedOut();
    return answer;
  }

  return {
    session: () => request<Session | null>("GET", "/api/auth/get-session"),
    signIn: (body: SignIn) => request<unknown>("POST", "/api/auth/sign-in/email", { body }),
    signUp: (body: SignUp) => request<unknown>("POST", "/api/auth/sign-up/email", { body }),
    signOut: () => request<unknown>("POST", "/api/auth/sign-out", { body: {} }),

    status: (signal: AbortSignal) => call<Status>("GET", "/api/live/status", { signal }),

    setTradingState: (state: TradingState) =>
      call<AccountSwitched>("POST", "/api/live/trading-state", { body: { state } }),

    preview: (body: PreviewRequest, signal: AbortSignal) =>
      call<Preview>("POST", "/api/live/preview", { body, signal }),
    runNow: (planHash: string) => call<RunStarted>("POST", "/api/live/run-now", { body: { planHash } }),

    bots: (signal: AbortSignal) => call<{ bots: Bot[] }>("GET", "/api/bots", { signal }),
    addBot: (body: { name: string; tree: unknown }) => call<AddedBot>("POST", "/api/bots", { body }),

    activate: (body: { botId: string; sharePercent?: number }) =>
      call<{ strategy: LiveStrategy }>("POST", "/api/live/activate", { body }),
    /** What it holds is kept; selling it is a run, and as such previewed. */
    deactivate: (botId: string) =>
      call<unknown>("POST", "/api/live/deactivate", { body: { botId, holdings: "keep" } }),
    setStrategyState: (botId: string, state: TradingState) =>
      call<LiveStrategy>("POST", `${strategyPath(botId)}/trading-state`, { body: { state } }),
    skipNext: (botId: string, skip: boolean) =>
      call<LiveStrategy>("POST", `${strategyPath(botId)}/skip`, { body: { skip } }),
    acceptEngine: (botId: string) => call<LiveStrategy>("POST", `${strategyPath(botId)}/accept-engine`),
    /** Adopts, or releases, shares or cash. */
    reassign: (botId: string, kind: "adopt" | "release", body: AssetsRequest) =>
      call<Reassigned>("POST", `${strategyPath(botId)}/${kind}`, { body }),

    /** Lets what the broker has count, though nothing explains it. */
    acceptDoubt: (body: AcceptDoubt) => call<Doubts>("POST", "/api/live/doubts/accept", { body }),

    /** What a re-level would move; nothing is moved. */
    previewRelevel: (signal: AbortSignal) => call<Levels>("POST", "/api/live/relevel/preview", { signal }),
    relevel: (levelHash: string) => call<Levels>("POST", "/api/live/relevel", { body: { levelHash } }),

    settings: (signal: AbortSignal) => call<Settings>("GET", "/api/live/settings", { signal }),
    changeSettings: (body: SettingsRequest) => call<Settings>("PUT", "/api/live/settings", { body }),

    credentials: (signal: AbortSignal) =>
      call<CredentialStatus>("GET", "/api/live/credentials/status", { signal }),
    connect: (body: NewCredentials) =>
      call<{ account: BrokerAccount }>("POST", "/api/live/credentials", { body }),
    disconnect: () => call<unknown>("DELETE", "/api/live/credentials"),

    history: (limit: number, offset: number, signal?: AbortSignal) =>
      call<HistoryPage>(
        "GET",
        `/api/live/history?limit=${limit}&offset=${offset}`,
        signal === undefined ? {} : { signal },
      ),
    execution: (id: string, signal: AbortSignal) =>
      call<{ record: HistoryRecord }>("GET", `/api/live/history/${encodeURIComponent(id)}`, { signal }),

    simulationClock: (signal: AbortSignal) =>
      call<SimulationClock>("GET", "/api/simulation/clock", { signal }),
    commandSimulation: (body: SimulationCommand) =>
      call<SimulationClock>("POST", "/api/simulation/clock", { body }),
  };
}

export type Client = ReturnType<typeof createClient>;
