ALTER TABLE `decisions` ADD `bad_data_policy` text;--> statement-breakpoint
ALTER TABLE `strategies` ADD `on_bad_data` text DEFAULT 'hold' NOT NULL;--> statement-breakpoint
ALTER TABLE `strategies` ADD `safe_asset` text;