/** What an operator should look at, as a line in the log that says so. */

/** Logs an event (`snake_case`) with its details, marked as an alert. */
export function alert(event: string, details: Readonly<Record<string, unknown>>): void {
  console.error({ level: "alert", event, ...details });
}
