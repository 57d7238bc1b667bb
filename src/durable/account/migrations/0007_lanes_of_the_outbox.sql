ALTER TABLE `outbox` ADD `attempts` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` ADD `error` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `refused_at` integer;--> statement-breakpoint
ALTER TABLE `outbox` ADD `retry_at` integer;