import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";

type DialogProperties = {
  title: string;
  /** Called once the dialog has closed, whoever closed it. */
  onClosed: () => void;
  /** While true the Escape key does not close it. */
  isBusy?: boolean;
  /** Gets the function that closes the dialog, which hands the focus back to where it was. */
  children: (close: () => void) => ComponentChildren;
};

/** A modal dialog, open for as long as it is on the page. */
export function Dialog({ title, onClosed, isBusy = false, children }: DialogProperties) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useLayoutEffect(() => {
    element.current?.showModal();
    // Browsers go to the first of several choices; the keyboard's place is the one that is chosen.
    if (document.activeElement?.matches("input[type=radio]") !== true) return;
    element.current?.querySelector<HTMLInputElement>("input[type=radio]:checked")?.focus();
  }, []);

  return (
    <dialog
      ref={element}
      class="dialog"
      aria-labelledby={titleId}
      onClose={onClosed}
      onCancel={(event) => {
        if (isBusy) event.preventDefault();
      }}
    >
      <h2 id={titleId}>{title}</h2>
      {children(() => element.current?.close())}
    </dialog>
  );
}
