import type { Settings } from "../../../../src/contract/settings.ts";
import { CheckField } from "../../components/fields/check-field.tsx";
import { Choices } from "../../components/fields/choices.tsx";
import { Notice } from "../../components/notices/notice.tsx";

type ModeFieldProperties = {
  mode: Settings["mode"];
  onMode: (mode: Settings["mode"]) => void;
  /** Whether the whole account is chosen now and was not before. */
  isNew: boolean;
  accepts: boolean;
  onAccepts: (accepts: boolean) => void;
  error: string | null;
};

/** Whether strategies own what they bought, or everything in the account; the latter once its sales are accepted. */
export function ModeField({ mode, onMode, isNew, accepts, onAccepts, error }: ModeFieldProperties) {
  return (
    <>
      <Choices
        legend="Your strategies own"
        chosen={mode}
        onChoice={onMode}
        choices={[
          {
            value: "strategies",
            label: "What they bought themselves, or were given",
            note: "Everything else in your account is shown as unassigned and never traded.",
          },
          {
            value: "whole_account",
            label: "The whole account",
            note: "Also what you bought by hand and what you pay in. What no strategy wants is sold. It has effect while the strategies' shares are percents that sum to 100.",
          },
        ]}
      />
      {isNew ? (
        <>
          <Notice tone="changed">
            <p>
              The next run will sell everything in your account that none of your strategies wants, whoever
              bought it. What is sold stays sold, and gains can be taxable.
            </p>
          </Notice>
          <CheckField
            label="I accept that it is sold"
            isChecked={accepts}
            error={error}
            onChecked={onAccepts}
          />
        </>
      ) : null}
    </>
  );
}
