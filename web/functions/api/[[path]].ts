/** Hands every request under /api/ to the API Worker, so that its cookies belong to the pages' own origin. */
export const onRequest: PagesFunction<{ API: Fetcher }> = ({ request, env }) => env.API.fetch(request);
