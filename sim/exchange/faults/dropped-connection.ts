/** The connection broke before an answer came, as a failed `fetch` reports it. */
export class DroppedConnection extends TypeError {
  override readonly name = "DroppedConnection";

  constructor() {
    super("fetch failed: the connection was dropped");
  }
}
