CREATE TABLE `long_texts` (
	`key` text NOT NULL,
	`part` integer NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`key`, `part`)
);
