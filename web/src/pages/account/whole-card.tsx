import { Actions } from "../../components/actions.tsx";
import { Card } from "../../layout/card.tsx";
import { Link } from "../../router/link.tsx";
import { previewPath } from "../../router/routes.ts";

const go = (to: string, words: string) => (
  <Link to={to} class="button">
    {words}
  </Link>
);

/** What can be done with all strategies at once. */
export function WholeCard() {
  return (
    <Card title="The whole account">
      <Actions
        label="The whole account"
        actions={[
          {
            key: "settings",
            control: go("/account/settings", "Settings"),
            meaning: "What your strategies own, how they sell, and how much a run may do.",
          },
          {
            key: "relevel",
            control: go("/relevel", "Re-level"),
            meaning: "Gives every strategy its share of the account again; you see what moves first.",
          },
          {
            key: "rebalance",
            control: go(previewPath({ kind: "rebalance", botId: null }), "Preview a run"),
            meaning: "Shows what a run of all strategies would do now.",
          },
          {
            key: "go_to_cash",
            control: go(previewPath({ kind: "go_to_cash", botId: null }), "Go to cash"),
            meaning: "Sells what all strategies hold and pauses them; you see the orders first.",
          },
          {
            key: "liquidate",
            control: go(previewPath({ kind: "liquidate", botId: null }), "Liquidate"),
            meaning: "Sells what all strategies hold and deactivates them; you see the orders first.",
          },
        ]}
      />
    </Card>
  );
}
