import type { Refusal } from "../api/answer.ts";
import { asSentence } from "../words/sentence.ts";
import { Notice } from "./notice.tsx";

/** Why the server refused, in its own words, announced at once; nothing when it did not. */
export function RefusalNotice({ refusal, id }: { refusal: Refusal | null; id?: string }) {
  return (
    <div role="alert" id={id} class="refusal">
      {refusal === null ? null : (
        <Notice tone="bad">
          <p class="findings">{asSentence(refusal.message)}</p>
        </Notice>
      )}
    </div>
  );
}
