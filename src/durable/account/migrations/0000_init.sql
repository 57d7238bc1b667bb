CREATE TABLE `credentials` (
	`id` text PRIMARY KEY NOT NULL,
	`broker` text NOT NULL,
	`broker_account_id` text NOT NULL,
	`is_paper` integer NOT NULL,
	`api_key_encrypted` text NOT NULL,
	`api_secret_encrypted` text NOT NULL,
	`salt` text NOT NULL,
	`key_version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE TABLE `decisions` (
	`slot` text NOT NULL,
	`strategy_id` text NOT NULL,
	`targets_json` text,
	`trace_json` text,
	`held_reason` text,
	PRIMARY KEY(`slot`, `strategy_id`),
	FOREIGN KEY (`slot`) REFERENCES `runs`(`slot`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`strategy_id`) REFERENCES `strategies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `ledger_positions` (
	`strategy_id` text NOT NULL,
	`symbol` text NOT NULL,
	`quantity` text NOT NULL,
	PRIMARY KEY(`strategy_id`, `symbol`),
	FOREIGN KEY (`strategy_id`) REFERENCES `strategies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `orders` (
	`client_order_id` text PRIMARY KEY NOT NULL,
	`slot` text NOT NULL,
	`symbol` text NOT NULL,
	`side` text NOT NULL,
	`attempt` integer NOT NULL,
	`type` text NOT NULL,
	`quantity` text NOT NULL,
	`limit_price` text,
	`shares_json` text NOT NULL,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`broker_status` text,
	`broker_order_id` text,
	`filled_quantity` text DEFAULT '0' NOT NULL,
	`filled_average_price` text,
	`cancel_requested_at` integer,
	`intended_at` integer NOT NULL,
	`sent_at` integer,
	`error_code` text,
	`error_message` text,
	FOREIGN KEY (`slot`) REFERENCES `runs`(`slot`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `orders_by_slot` ON `orders` (`slot`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `runs` (
	`slot` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`trigger` text NOT NULL,
	`claimed_at` integer NOT NULL,
	`clock_skew` integer,
	`phase_started_at` integer,
	`repegs` integer DEFAULT 0 NOT NULL,
	`repeg_started_at` integer,
	`plan_json` text,
	`plan_hash` text,
	`crosses_json` text,
	`snapshot_hash` text,
	`equity_before` text,
	`equity_after` text,
	`outcome` text,
	`reasons_json` text DEFAULT '[]' NOT NULL,
	`reported_at` integer
);
--> statement-breakpoint
CREATE TABLE `strategies` (
	`id` text PRIMARY KEY NOT NULL,
	`bot_id` text NOT NULL,
	`bot_version_id` text NOT NULL,
	`name` text NOT NULL,
	`tree` text NOT NULL,
	`fingerprint` text NOT NULL,
	`share_percent` text NOT NULL,
	`cash` text NOT NULL,
	`is_active` integer NOT NULL,
	`activated_at` integer NOT NULL,
	`deactivated_at` integer
);
