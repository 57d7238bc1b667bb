import { useEffect, useRef } from "preact/hooks";
import { Notice } from "./notice.tsx";

type NewsProperties = {
  message: string | null;
  /** The control that had the focus goes away with what it did, so the focus comes here. */
  takesFocus?: boolean;
};

/** What the user's last command did, announced politely. The region is there before its message, as it must be. */
export function News({ message, takesFocus = false }: NewsProperties) {
  const element = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (takesFocus && message !== null) element.current?.focus();
  }, [message, takesFocus]);

  return (
    <div ref={element} role="status" class="news" tabIndex={takesFocus ? -1 : undefined}>
      {message === null ? null : (
        <Notice tone="good">
          <p>{message}</p>
        </Notice>
      )}
    </div>
  );
}
