CREATE TABLE `awards` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`carrier_id` integer NOT NULL,
	`filing_id` integer NOT NULL,
	`approved_on` text NOT NULL,
	`approved_cents` integer,
	`allocated_cents` integer,
	`first_money_on` text,
	`recorded_by_name` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`carrier_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`filing_id`) REFERENCES `filings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `awards_filing` ON `awards` (`filing_id`);--> statement-breakpoint
CREATE TABLE `term_filing_versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`term_filing_id` integer NOT NULL,
	`number` integer NOT NULL,
	`frozen_sha256` text NOT NULL,
	`pdf_sha256` text NOT NULL,
	`verify_code` text NOT NULL,
	`submitted_by` integer NOT NULL,
	`submitted_by_name` text NOT NULL,
	`submitted_by_title` text NOT NULL,
	`submitted_at` text NOT NULL,
	`checks_json` text NOT NULL,
	FOREIGN KEY (`term_filing_id`) REFERENCES `term_filings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `term_filing_versions_number` ON `term_filing_versions` (`term_filing_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `term_filing_versions_verify_code` ON `term_filing_versions` (`verify_code`);--> statement-breakpoint
CREATE TABLE `term_filings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`carrier_id` integer NOT NULL,
	`filing_id` integer,
	`kind` text NOT NULL,
	`number` text NOT NULL,
	`answers_json` text NOT NULL,
	`rows_json` text NOT NULL,
	`attached_json` text NOT NULL,
	`revision` integer NOT NULL,
	`prepared_by` integer,
	`prepared_at` text,
	`reopened_at` text,
	`submission_job_id` integer,
	`draft_job_id` integer,
	`draft_sha256` text,
	`draft_of` text,
	`draft_at` text,
	`created_by` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`carrier_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`filing_id`) REFERENCES `filings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `term_filings_number` ON `term_filings` (`number`);--> statement-breakpoint
CREATE INDEX `term_filings_carrier` ON `term_filings` (`carrier_id`,`id`);--> statement-breakpoint
CREATE INDEX `term_filings_filing` ON `term_filings` (`filing_id`,`id`);