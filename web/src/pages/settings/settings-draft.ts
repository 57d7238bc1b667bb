import { useState } from "preact/hooks";
import type { Settings, SettingsRequest } from "../../../../src/contract/settings.ts";
import { useClient } from "../../state/client.ts";
import { type Command, useCommand } from "../../state/command.ts";
import { useLive } from "../../state/live-context.ts";
import {
  type AskedLimits,
  type LimitErrors,
  type LimitName,
  type LimitTexts,
  limitTexts,
  readLimits,
} from "./limit-texts.ts";

type Chosen = Pick<Settings, "mode" | "sellOrders">;

/** The settings as they are typed, before they are saved. */
export type SettingsDraft = Chosen & {
  choose: (chosen: Partial<Chosen>) => void;
  typed: LimitTexts;
  type: (name: LimitName, text: string) => void;
  errors: LimitErrors;
  /** Whether the account as a whole is to be taken, which was not so before; then what it holds may be sold. */
  takesWhole: boolean;
  accepts: boolean;
  setAccepts: (accepts: boolean) => void;
  mustAccept: boolean;
  news: string | null;
  save: Command<Settings>;
  submit: () => void;
};

/** Of what was chosen, what differs from what is saved; `limits` are those that were changed. */
function changesOf(saved: Settings, chosen: Chosen, limits: AskedLimits): SettingsRequest {
  return {
    ...(chosen.mode === saved.mode ? {} : { mode: chosen.mode }),
    ...(chosen.sellOrders === saved.sellOrders ? {} : { sellOrders: chosen.sellOrders }),
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
  };
}

/** A draft of the settings. Only what was changed is sent, and a refusal leaves everything as it was typed. */
export function useSettingsDraft(initial: Settings): SettingsDraft {
  const client = useClient();
  const { refresh } = useLive();
  const [saved, setSaved] = useState(initial);
  const [chosen, setChosen] = useState<Chosen>({ mode: initial.mode, sellOrders: initial.sellOrders });
  const [accepts, setAccepts] = useState(false);
  const [typed, setTyped] = useState(limitTexts(initial.limits));
  const [errors, setErrors] = useState<LimitErrors>({});
  const [mustAccept, setMustAccept] = useState(false);
  const [news, setNews] = useState<string | null>(null);
  const save = useCommand<Settings>();
  const takesWhole = chosen.mode === "whole_account" && saved.mode !== chosen.mode;

  function take(settings: Settings): void {
    setSaved(settings);
    setTyped(limitTexts(settings.limits));
    setAccepts(false);
    setNews("Saved. Runs go by it from now on.");
    refresh();
  }

  function submit(): void {
    setNews(null);
    save.clear();
    const read = readLimits(typed, limitTexts(saved.limits));
    setErrors(read.ok ? {} : read.errors);
    setMustAccept(takesWhole && !accepts);
    if (!read.ok || (takesWhole && !accepts)) return;
    const request: SettingsRequest = {
      ...changesOf(saved, chosen, read.limits),
      ...(takesWhole ? { acceptSales: true } : {}),
    };
    save.run(() => client.changeSettings(request), take);
  }

  return {
    ...chosen,
    choose: (part) => setChosen((before) => ({ ...before, ...part })),
    typed,
    type: (name, text) => setTyped((texts) => ({ ...texts, [name]: text })),
    errors,
    takesWhole,
    accepts,
    setAccepts,
    mustAccept,
    news,
    save,
    submit,
  };
}
