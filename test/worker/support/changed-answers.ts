/** Changes what the market data says on its way to the Worker. */
import { vi } from "vitest";

/** From now on, Tiingo's quotes come without the rows of a ticker. The trading day must be open. */
export function hideQuotesOf(ticker: string): void {
  const answerNormally = vi.mocked(globalThis.fetch).getMockImplementation();
  if (!answerNormally) throw new Error("the trading day must be open");
  vi.mocked(globalThis.fetch).mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const response = await answerNormally(request);
    if (new URL(request.url).pathname !== "/iex/" || !response.ok) return response;
    const rows = await response.json<{ ticker: string }[]>();
    return Response.json(rows.filter((row) => row.ticker !== ticker));
  });
}
