CREATE TABLE `paper_activities` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`book_id` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`symbol` text,
	`quantity` text,
	`cash` text,
	`price` text,
	`broker_order_id` text,
	FOREIGN KEY (`book_id`) REFERENCES `paper_books`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `paper_activities_by_id` ON `paper_activities` (`id`);--> statement-breakpoint
CREATE INDEX `paper_activities_by_time` ON `paper_activities` (`book_id`,`at`);--> statement-breakpoint
CREATE TABLE `paper_books` (
	`id` text PRIMARY KEY NOT NULL,
	`cash` text NOT NULL,
	`ex_dates_through` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `paper_orders` (
	`id` text PRIMARY KEY NOT NULL,
	`book_id` text NOT NULL,
	`client_order_id` text NOT NULL,
	`symbol` text NOT NULL,
	`side` text NOT NULL,
	`type` text NOT NULL,
	`quantity` text NOT NULL,
	`limit_price` text,
	`highest_price` text,
	`submitted_at` integer NOT NULL,
	`works_from` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`status` text NOT NULL,
	`filled_quantity` text NOT NULL,
	`filled_average_price` text,
	`ended_at` integer,
	FOREIGN KEY (`book_id`) REFERENCES `paper_books`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `paper_orders_by_client_id` ON `paper_orders` (`book_id`,`client_order_id`);--> statement-breakpoint
CREATE INDEX `paper_orders_by_status` ON `paper_orders` (`book_id`,`status`);--> statement-breakpoint
CREATE INDEX `paper_orders_by_time` ON `paper_orders` (`book_id`,`submitted_at`);--> statement-breakpoint
CREATE TABLE `paper_positions` (
	`book_id` text NOT NULL,
	`symbol` text NOT NULL,
	`quantity` text NOT NULL,
	`last_price` text NOT NULL,
	`priced_at` integer NOT NULL,
	PRIMARY KEY(`book_id`, `symbol`),
	FOREIGN KEY (`book_id`) REFERENCES `paper_books`(`id`) ON UPDATE no action ON DELETE no action
);
