import { useState } from "preact/hooks";
import { useLive } from "../state/live-context.ts";
import { Notice } from "./notices/notice.tsx";
import { TextField } from "./fields/text-field.tsx";

export type Confirmation = {
  /** The last characters of the live account's id, to be typed; null where money is not real. */
  ending: string | null;
  typed: string;
  error: string | null;
  type: (text: string) => void;
  /** Whether it has been typed rightly, or need not be; says what is wrong otherwise. */
  check: () => boolean;
};

/** On a live account a confirmation takes more than a press: whoever confirms types which account it is. */
export function useLiveConfirmation(): Confirmation {
  const { status } = useLive();
  const [typed, type] = useState("");
  const [error, setError] = useState<string | null>(null);
  const { isPaper, accountEnding } = status?.broker ?? { isPaper: null, accountEnding: null };
  const ending = isPaper === false ? accountEnding : null;

  function check(): boolean {
    const isRight = ending === null || typed.trim().toLowerCase() === ending.toLowerCase();
    setError(isRight ? null : `Write ${ending ?? ""}, so that it is certain which account is meant.`);
    return isRight;
  }

  return { ending, typed, error, type, check };
}

/** Says that money is real, and takes the confirmation; nothing on paper. */
export function LiveConfirmation({ confirmation }: { confirmation: Confirmation }) {
  const { ending, typed, error, type } = confirmation;
  if (ending === null) return null;
  return (
    <>
      <Notice tone="changed">
        <p>This is your live account. It trades with real money.</p>
      </Notice>
      <TextField
        label="The last characters of your account"
        hint={`To confirm, write ${ending}.`}
        autocomplete="off"
        value={typed}
        error={error}
        onValue={type}
      />
    </>
  );
}
