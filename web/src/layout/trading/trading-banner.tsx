import { Notice } from "../../components/notices/notice.tsx";
import { useLive } from "../../state/live-context.ts";
import { limitations } from "../../words/trading-switch.ts";

/** Says on every page that the account does not trade freely, who wants it so, and what that means. */
export function TradingBanner() {
  const { status } = useLive();
  const found = status === null ? [] : limitations(status.controls);
  return (
    <div role="status" class="banner">
      {found.map(({ tone, title, meaning }) => (
        <Notice key={title} tone={tone}>
          <p>
            <strong>{title}</strong> {meaning}
          </p>
        </Notice>
      ))}
    </div>
  );
}
