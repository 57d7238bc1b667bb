CREATE TABLE `account_claims` (
	`broker` text NOT NULL,
	`broker_account_id` text NOT NULL,
	`user_id` text NOT NULL,
	`credential_id` text NOT NULL,
	PRIMARY KEY(`broker`, `broker_account_id`)
);
