CREATE TABLE `told_otherwise` (
	`key` text PRIMARY KEY NOT NULL,
	`told` text NOT NULL,
	`since` integer NOT NULL
);
