import type { ComponentChildren, TargetedMouseEvent } from "preact";
import { navigate } from "./location.ts";

type LinkProperties = {
  to: string;
  class?: string;
  isCurrent?: boolean;
  children: ComponentChildren;
};

/** A link to a page of ours. A click with a modifier key is left to the browser, which opens a tab. */
export function Link({ to, isCurrent = false, children, ...rest }: LinkProperties) {
  function follow(event: TargetedMouseEvent<HTMLAnchorElement>): void {
    const isModified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (isModified || event.button !== 0) return;
    event.preventDefault();
    navigate(to);
  }

  return (
    <a href={to} aria-current={isCurrent ? "page" : undefined} onClick={follow} {...rest}>
      {children}
    </a>
  );
}
