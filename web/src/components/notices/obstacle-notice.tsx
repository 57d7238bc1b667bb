import type { Refusal } from "../../api/answer.ts";
import { Link } from "../../router/link.tsx";
import { obstacleOf } from "../../words/run-obstacle.ts";
import { RefusalNotice } from "./refusal-notice.tsx";

/** Why the server refused to run or to move something, and the way on. */
export function ObstacleNotice({ refusal }: { refusal: Refusal | null }) {
  const obstacle = obstacleOf(refusal);
  return (
    <RefusalNotice refusal={refusal}>
      {obstacle === undefined ? null : (
        <p>
          {obstacle.advice}{" "}
          {obstacle.place === undefined ? null : <Link to={obstacle.place.to}>{obstacle.place.name}</Link>}
        </p>
      )}
    </RefusalNotice>
  );
}
