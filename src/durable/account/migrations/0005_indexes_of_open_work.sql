CREATE INDEX `activities_by_look` ON `activities` (`seen_at`);--> statement-breakpoint
CREATE INDEX `decisions_by_strategy` ON `decisions` (`strategy_id`);--> statement-breakpoint
CREATE INDEX `ledger_entries_outside` ON `ledger_entries` (`at`) WHERE "ledger_entries"."kind" IN ('sold_outside', 'given_back');--> statement-breakpoint
CREATE INDEX `orders_by_state` ON `orders` (`state`);--> statement-breakpoint
CREATE INDEX `orders_by_broker_id` ON `orders` (`broker_order_id`);--> statement-breakpoint
CREATE INDEX `orders_booked_otherwise` ON `orders` (`slot`) WHERE ("orders"."filled_quantity" <> "orders"."booked_quantity" OR "orders"."booked_average_price" IS NOT "orders"."filled_average_price");--> statement-breakpoint
CREATE INDEX `runs_by_claim` ON `runs` (`claimed_at`);--> statement-breakpoint
CREATE INDEX `runs_unfinished` ON `runs` (`claimed_at`) WHERE "runs"."state" <> 'reported';