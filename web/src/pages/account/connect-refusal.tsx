import type { Refusal } from "../../api/answer.ts";
import { CheckField } from "../../components/fields/check-field.tsx";
import { Notice } from "../../components/notices/notice.tsx";
import { RefusalNotice } from "../../components/notices/refusal-notice.tsx";

type ConnectRefusalProperties = {
  refusal: Refusal | null;
  replaces: boolean;
  onReplaces: (replaces: boolean) => void;
};

/** Why an account was not connected; where strategies trade another one, the way to end them for this one. */
export function ConnectRefusal({ refusal, replaces, onReplaces }: ConnectRefusalProperties) {
  const isOther = refusal?.code === "strategies_active";
  return (
    <>
      <RefusalNotice refusal={isOther ? null : refusal} />
      <div role="alert" class="refusal">
        {isOther ? (
          <Notice tone="changed">
            <p>
              Your strategies belong to the account that was connected before. Connect that one again to go on
              with them, or end all of them for this one: nothing is sold, and your history is kept.
            </p>
          </Notice>
        ) : null}
      </div>
      {isOther || replaces ? (
        <CheckField
          label="End all of my strategies for this account"
          isChecked={replaces}
          error={null}
          onChecked={onReplaces}
        />
      ) : null}
    </>
  );
}
