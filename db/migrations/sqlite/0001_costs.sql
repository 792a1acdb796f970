CREATE TABLE `approved_prices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`carrier_id` integer NOT NULL,
	`filing_id` integer NOT NULL,
	`version_number` integer NOT NULL,
	`entry_code` text NOT NULL,
	`unit` text NOT NULL,
	`site_class` text NOT NULL,
	`unit_cents` integer NOT NULL,
	`line_count` integer NOT NULL,
	`quantity` real NOT NULL,
	`approved_at` text NOT NULL,
	FOREIGN KEY (`carrier_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `approved_prices_filing` ON `approved_prices` (`filing_id`);--> statement-breakpoint
CREATE INDEX `approved_prices_code` ON `approved_prices` (`entry_code`,`site_class`);--> statement-breakpoint
CREATE TABLE `price_book_drafts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organization_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`file_name` text NOT NULL,
	`file_sha256` text NOT NULL,
	`status` text NOT NULL,
	`job_id` integer,
	`header_json` text,
	`entries_json` text,
	`prices_sha256` text,
	`price_count` integer NOT NULL,
	`bases_json` text NOT NULL,
	`issues_json` text NOT NULL,
	`issue_counts_json` text NOT NULL,
	`edition_id` integer,
	`created_at` text NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`edition_id`) REFERENCES `price_book_editions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `price_book_drafts_organization` ON `price_book_drafts` (`organization_id`,`id`);--> statement-breakpoint
CREATE TABLE `document_links` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`document_id` integer NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`subject_key` text NOT NULL,
	`ended_at` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `document_links_subject` ON `document_links` (`document_id`,`kind`,`subject_key`);--> statement-breakpoint
CREATE INDEX `document_links_about` ON `document_links` (`kind`,`subject_key`);--> statement-breakpoint
CREATE TABLE `document_numbers` (
	`carrier_id` integer PRIMARY KEY NOT NULL,
	`last` integer NOT NULL,
	FOREIGN KEY (`carrier_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `documents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`carrier_id` integer NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`file_name` text NOT NULL,
	`media_type` text NOT NULL,
	`byte_length` integer NOT NULL,
	`sha256` text NOT NULL,
	`dated_on` text,
	`expires_on` text,
	`added_by_name` text NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`carrier_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `documents_number` ON `documents` (`carrier_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `documents_bytes` ON `documents` (`carrier_id`,`sha256`);--> statement-breakpoint
CREATE INDEX `documents_file` ON `documents` (`sha256`);--> statement-breakpoint
CREATE TABLE `estimate_comparisons` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`carrier_id` integer NOT NULL,
	`before_id` integer NOT NULL,
	`after_id` integer NOT NULL,
	`job_id` integer,
	`result_json` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`carrier_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`before_id`) REFERENCES `estimates`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`after_id`) REFERENCES `estimates`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `estimate_comparisons_pair` ON `estimate_comparisons` (`before_id`,`after_id`);--> statement-breakpoint
CREATE TABLE `own_price_versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`own_price_id` integer NOT NULL,
	`version` integer NOT NULL,
	`price_json` text NOT NULL,
	`saved_by_name` text NOT NULL,
	`saved_at` text NOT NULL,
	FOREIGN KEY (`own_price_id`) REFERENCES `own_prices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `own_price_versions_version` ON `own_price_versions` (`own_price_id`,`version`);--> statement-breakpoint
CREATE TABLE `own_prices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`carrier_id` integer NOT NULL,
	`code` text NOT NULL,
	`status` text NOT NULL,
	`version` integer NOT NULL,
	`price_json` text NOT NULL,
	`withdrawn_reason` text,
	`withdrawn_at` text,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`carrier_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `own_prices_code` ON `own_prices` (`carrier_id`,`code`);--> statement-breakpoint
CREATE INDEX `own_prices_status` ON `own_prices` (`carrier_id`,`status`);--> statement-breakpoint
CREATE TABLE `recipe_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`carrier_id` integer NOT NULL,
	`recipe_key` text NOT NULL,
	`recipe_title` text NOT NULL,
	`change_key` text NOT NULL,
	`quantity` real NOT NULL,
	`reason` text NOT NULL,
	`step_json` text,
	`added_json` text,
	`version` integer NOT NULL,
	`person_name` text NOT NULL,
	`changed_at` text NOT NULL,
	FOREIGN KEY (`carrier_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recipe_changes_step` ON `recipe_changes` (`carrier_id`,`recipe_key`,`change_key`);--> statement-breakpoint
DROP INDEX `price_book_editions_code`;--> statement-breakpoint
ALTER TABLE `price_book_editions` ADD `owner_id` integer REFERENCES organizations(id);--> statement-breakpoint
ALTER TABLE `price_book_editions` ADD `official_source` text;--> statement-breakpoint
ALTER TABLE `price_book_editions` ADD `publisher` text;--> statement-breakpoint
ALTER TABLE `price_book_editions` ADD `published_by` text;--> statement-breakpoint
ALTER TABLE `price_book_editions` ADD `prices_sha256` text;--> statement-breakpoint
ALTER TABLE `price_book_editions` ADD `price_count` integer;--> statement-breakpoint
ALTER TABLE `price_book_editions` ADD `bases_json` text;--> statement-breakpoint
CREATE UNIQUE INDEX `price_book_editions_code` ON `price_book_editions` (`owner_id`,`code`,`sha256`);--> statement-breakpoint
ALTER TABLE `estimate_sites` ADD `latitude` real;--> statement-breakpoint
ALTER TABLE `estimate_sites` ADD `longitude` real;--> statement-breakpoint
ALTER TABLE `estimate_sites` ADD `structure` text;--> statement-breakpoint
ALTER TABLE `estimates` ADD `name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `estimates` ADD `note_text` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `estimates` ADD `is_to_file` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `estimates` ADD `plan_json` text DEFAULT '{"choices":{},"recipeChanges":[],"ownPrices":[],"adjustersLeftOut":[],"indexKey":null,"workYear":2027,"risksLeftOut":[],"contingencyShare":0.8,"reserveBasisPoints":0,"allocationCents":null}' NOT NULL;--> statement-breakpoint
ALTER TABLE `estimates` ADD `tie_out_json` text;--> statement-breakpoint
UPDATE `estimates` SET `name` = 'Estimate ' || `number`, `status` = 'refused', `issues_json` = '[{"severity":"error","code":"earlier-version","message":"This estimate was made by an earlier version of the program, which kept less. Make it again: choices, quotes and risks are part of an estimate now."}]';--> statement-breakpoint
UPDATE `filings` SET `estimate_id` = NULL;
