import type { ComponentChildren } from "preact";
import type { Refusal } from "../../api/answer.ts";
import { asSentence } from "../../words/sentence.ts";
import { Notice } from "./notice.tsx";

type RefusalNoticeProperties = {
  refusal: Refusal | null;
  id?: string;
  /** What can be done about it. */
  children?: ComponentChildren;
};

/** Why the server refused, in its own words, announced at once; nothing when it did not. */
export function RefusalNotice({ refusal, id, children }: RefusalNoticeProperties) {
  return (
    <div role="alert" id={id} class="refusal">
      {refusal === null ? null : (
        <Notice tone="bad">
          <p class="findings">{asSentence(refusal.message)}</p>
          {children}
        </Notice>
      )}
    </div>
  );
}
