import type { ButtonHTMLAttributes, ComponentChildren } from "preact";

type ButtonProperties = Omit<ButtonHTMLAttributes, "class" | "disabled"> & {
  look?: "primary" | "danger" | "plain";
  /** A command is under way. The button keeps the focus and ignores clicks. */
  isBusy?: boolean;
  children: ComponentChildren;
};

/** A button. Busy ones are `aria-disabled`, so that the keyboard's place on the page is not lost. */
export function Button({
  look = "plain",
  isBusy = false,
  type = "button",
  onClick,
  children,
  ...rest
}: ButtonProperties) {
  return (
    <button
      type={type}
      class={`button button-${look}`}
      aria-disabled={isBusy ? "true" : undefined}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
        else onClick?.(event);
      }}
      {...rest}
    >
      {children}
    </button>
  );
}
