CREATE TABLE `activities` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`broker_type` text NOT NULL,
	`at` integer NOT NULL,
	`symbol` text,
	`quantity` text,
	`cash` text,
	`seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ledger_entries` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`strategy_id` text NOT NULL,
	`kind` text NOT NULL,
	`symbol` text NOT NULL,
	`quantity` text NOT NULL,
	`cash` text NOT NULL,
	`cost` text NOT NULL,
	`reference` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`strategy_id`) REFERENCES `strategies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_entries_once` ON `ledger_entries` (`reference`,`strategy_id`,`kind`,`symbol`);--> statement-breakpoint
CREATE TABLE `previews` (
	`plan_hash` text PRIMARY KEY NOT NULL,
	`action_json` text NOT NULL,
	`snapshot_json` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`mode` text DEFAULT 'strategies' NOT NULL,
	`trading_state` text DEFAULT 'ACTIVE' NOT NULL,
	`system_state` text DEFAULT 'ACTIVE' NOT NULL,
	`sell_orders` text DEFAULT 'market' NOT NULL,
	`limits_json` text DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
ALTER TABLE `decisions` ADD `histories_json` text;--> statement-breakpoint
ALTER TABLE `ledger_positions` ADD `cost` text DEFAULT '0' NOT NULL;--> statement-breakpoint
ALTER TABLE `orders` ADD `booked_quantity` text DEFAULT '0' NOT NULL;--> statement-breakpoint
ALTER TABLE `orders` ADD `booked_average_price` text;--> statement-breakpoint
UPDATE `orders` SET `booked_quantity` = `filled_quantity`, `booked_average_price` = `filled_average_price` WHERE `slot` IN (SELECT `slot` FROM `runs` WHERE `state` = 'reported');--> statement-breakpoint
ALTER TABLE `runs` ADD `action_json` text;--> statement-breakpoint
ALTER TABLE `runs` ADD `expected_plan_hash` text;--> statement-breakpoint
ALTER TABLE `runs` ADD `snapshot_json` text;--> statement-breakpoint
ALTER TABLE `runs` ADD `inputs_json` text;--> statement-breakpoint
ALTER TABLE `runs` ADD `arrival_json` text;--> statement-breakpoint
ALTER TABLE `strategies` ADD `broker_account_id` text;--> statement-breakpoint
ALTER TABLE `strategies` ADD `share_dollars` text;--> statement-breakpoint
ALTER TABLE `strategies` ADD `drift_band` text DEFAULT '0' NOT NULL;--> statement-breakpoint
ALTER TABLE `strategies` ADD `trading_state` text DEFAULT 'ACTIVE' NOT NULL;--> statement-breakpoint
ALTER TABLE `strategies` ADD `skip_slot` text;--> statement-breakpoint
ALTER TABLE `strategies` ADD `engine_version` text DEFAULT '2' NOT NULL;--> statement-breakpoint
ALTER TABLE `strategies` ADD `gate_reason` text;--> statement-breakpoint
ALTER TABLE `strategies` ADD `realised` text DEFAULT '0' NOT NULL;--> statement-breakpoint
ALTER TABLE `strategies` ADD `income` text DEFAULT '0' NOT NULL;--> statement-breakpoint
ALTER TABLE `strategies` ADD `units` text DEFAULT '0' NOT NULL;--> statement-breakpoint
ALTER TABLE `strategies` ADD `unit_value` text DEFAULT '1' NOT NULL;