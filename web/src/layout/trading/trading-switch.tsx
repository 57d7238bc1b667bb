import { useState } from "preact/hooks";
import type { AccountSwitched } from "../../../../src/contract/controls.ts";
import { Button } from "../../components/button.tsx";
import { useLive } from "../../state/live-context.ts";
import { SWITCH_WORDS } from "../../words/trading-switch.ts";
import { TradingDialog } from "./trading-dialog.tsx";

type TradingSwitchProperties = { onSwitched: (switched: AccountSwitched) => void };

/** The way to stop all trading, on every page; also before it is known whether the account trades. */
export function TradingSwitch({ onSwitched }: TradingSwitchProperties) {
  const { status } = useLive();
  const [isOpen, setOpen] = useState(false);
  const current = status?.controls.tradingState ?? null;
  const state = current ?? "ACTIVE";
  return (
    <>
      <Button look={state === "ACTIVE" ? "danger" : "primary"} onClick={() => setOpen(true)}>
        {SWITCH_WORDS[state].change}
      </Button>
      {isOpen ? (
        <TradingDialog current={current} onSwitched={onSwitched} onClosed={() => setOpen(false)} />
      ) : null}
    </>
  );
}
