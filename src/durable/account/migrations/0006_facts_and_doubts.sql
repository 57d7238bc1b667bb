CREATE TABLE `account_books` (
	`name` text PRIMARY KEY NOT NULL,
	`book_json` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `doubts` (
	`symbol` text PRIMARY KEY NOT NULL,
	`amount` text NOT NULL,
	`since` integer NOT NULL,
	`counted_at` integer NOT NULL,
	`looks` integer NOT NULL,
	`sessions_json` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ledger_facts` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`body_json` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ledger_facts_by_time` ON `ledger_facts` (`at`);--> statement-breakpoint
CREATE TABLE `untold_reasons` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`reason_json` text NOT NULL
);
--> statement-breakpoint
DROP INDEX `ledger_entries_outside`;--> statement-breakpoint
DROP INDEX `ledger_entries_once`;--> statement-breakpoint
ALTER TABLE `ledger_entries` ADD `counts_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `ledger_entries` ADD `revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `ledger_entries_by_time` ON `ledger_entries` (`counts_at`);--> statement-breakpoint
CREATE INDEX `ledger_entries_by_symbol` ON `ledger_entries` (`symbol`,`counts_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_entries_once` ON `ledger_entries` (`reference`,`strategy_id`,`kind`,`symbol`,`revision`);--> statement-breakpoint
ALTER TABLE `activities` ADD `price` text;--> statement-breakpoint
ALTER TABLE `activities` ADD `broker_order_id` text;--> statement-breakpoint
ALTER TABLE `activities` ADD `group_id` text;--> statement-breakpoint
CREATE INDEX `activities_by_time` ON `activities` (`at`);--> statement-breakpoint
ALTER TABLE `orders` ADD `absent_since` integer;--> statement-breakpoint
CREATE INDEX `orders_by_intent` ON `orders` (`intended_at`);--> statement-breakpoint
CREATE INDEX `orders_by_symbol` ON `orders` (`symbol`,`intended_at`);