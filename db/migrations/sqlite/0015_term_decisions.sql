CREATE TABLE `term_decisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`carrier_id` integer NOT NULL,
	`term_filing_id` integer NOT NULL,
	`version` integer NOT NULL,
	`outcome` text NOT NULL,
	`amount_cents` integer,
	`decided_on` text NOT NULL,
	`document` text NOT NULL,
	`recorded_by_name` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`carrier_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`term_filing_id`) REFERENCES `term_filings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `term_decisions_filing` ON `term_decisions` (`term_filing_id`);--> statement-breakpoint
CREATE INDEX `term_decisions_carrier` ON `term_decisions` (`carrier_id`,`id`);