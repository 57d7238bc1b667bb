ALTER TABLE `execution_history` ADD `price_sources_json` text;--> statement-breakpoint
ALTER TABLE `execution_history` ADD `slippage_delay` real;--> statement-breakpoint
ALTER TABLE `execution_history` ADD `slippage_execution` real;--> statement-breakpoint
ALTER TABLE `live_strategies` ADD `share_dollars` text;--> statement-breakpoint
ALTER TABLE `live_strategies` ADD `drift_band` text DEFAULT '0' NOT NULL;--> statement-breakpoint
ALTER TABLE `live_strategies` ADD `trading_state` text DEFAULT 'ACTIVE' NOT NULL;