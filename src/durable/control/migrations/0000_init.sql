CREATE TABLE `active_accounts` (
	`user_id` text PRIMARY KEY NOT NULL,
	`tickers` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `job_leases` (
	`slot` text NOT NULL,
	`job` text NOT NULL,
	`leased_until` integer NOT NULL,
	`outcome` text,
	`settled_at` integer,
	PRIMARY KEY(`slot`, `job`)
);
--> statement-breakpoint
CREATE TABLE `system_state` (
	`id` integer PRIMARY KEY NOT NULL,
	`state` text NOT NULL
);
