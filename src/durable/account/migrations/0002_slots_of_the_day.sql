ALTER TABLE `runs` ADD `slot_json` text;--> statement-breakpoint
ALTER TABLE `strategies` ADD `execution_frequency` text DEFAULT 'daily' NOT NULL;