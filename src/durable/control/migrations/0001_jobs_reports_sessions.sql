CREATE TABLE `session_overrides` (
	`date` text PRIMARY KEY NOT NULL,
	`open` text,
	`close` text,
	`source` text NOT NULL,
	`noted_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `slot_reports` (
	`slot` text PRIMARY KEY NOT NULL,
	`accounts` integer NOT NULL,
	`outcomes` text NOT NULL,
	`snapshot_hash` text,
	`reported_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `active_accounts` ADD `asked_since` text DEFAULT '{"daily":0}' NOT NULL;--> statement-breakpoint
ALTER TABLE `job_leases` ADD `leased_at` integer;