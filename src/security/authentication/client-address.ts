/** Where a request comes from. */

/**
 * The header in which the platform says it. It sets it on every request and lets nobody else's through; what other headers
 * claim (`X-Forwarded-For` and its kind) is whatever the client has written.
 */
export const CLIENT_ADDRESS = "CF-Connecting-IP";
