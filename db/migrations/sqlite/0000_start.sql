CREATE TABLE `carrier_profiles` (
	`carrier_id` integer PRIMARY KEY NOT NULL,
	`fields_json` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`carrier_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organization_id` integer,
	`organization_kind` text NOT NULL,
	`organization_name` text NOT NULL,
	`inviting_organization_id` integer NOT NULL,
	`email` text NOT NULL,
	`roles_json` text NOT NULL,
	`token_sha256` text NOT NULL,
	`expires_at` text NOT NULL,
	`accepted_at` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token` ON `invitations` (`token_sha256`);--> statement-breakpoint
CREATE TABLE `organizations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`is_demo` integer NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `people` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organization_id` integer NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`title` text NOT NULL,
	`password_hash` text NOT NULL,
	`roles_json` text NOT NULL,
	`is_active` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email` ON `people` (`email`);--> statement-breakpoint
CREATE INDEX `people_organization` ON `people` (`organization_id`);--> statement-breakpoint
CREATE TABLE `price_book_editions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`effective_on` text NOT NULL,
	`statement` text NOT NULL,
	`sha256` text NOT NULL,
	`entries_json` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `price_book_editions_code` ON `price_book_editions` (`code`,`sha256`);--> statement-breakpoint
CREATE TABLE `estimate_sites` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`estimate_id` integer NOT NULL,
	`position` integer NOT NULL,
	`site_code` text NOT NULL,
	`site_name` text NOT NULL,
	`place` text NOT NULL,
	`likely_cents` integer NOT NULL,
	`finish_on` text NOT NULL,
	`total_json` text,
	`lines_json` text NOT NULL,
	`schedule_json` text,
	`activities_json` text NOT NULL,
	FOREIGN KEY (`estimate_id`) REFERENCES `estimates`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `estimate_sites_code` ON `estimate_sites` (`estimate_id`,`site_code`);--> statement-breakpoint
CREATE INDEX `estimate_sites_position` ON `estimate_sites` (`estimate_id`,`position`);--> statement-breakpoint
CREATE INDEX `estimate_sites_cost` ON `estimate_sites` (`estimate_id`,`likely_cents`);--> statement-breakpoint
CREATE INDEX `estimate_sites_finish` ON `estimate_sites` (`estimate_id`,`finish_on`);--> statement-breakpoint
CREATE TABLE `estimates` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`carrier_id` integer NOT NULL,
	`number` integer NOT NULL,
	`program` text NOT NULL,
	`edition_id` integer NOT NULL,
	`inventory_version` integer NOT NULL,
	`settings_json` text NOT NULL,
	`status` text NOT NULL,
	`job_id` integer,
	`issues_json` text,
	`summary_json` text,
	`line_kinds_json` text,
	`inputs_sha256` text,
	`report_sha256` text,
	`report_job_id` integer,
	`created_by` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`carrier_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`edition_id`) REFERENCES `price_book_editions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `estimates_number` ON `estimates` (`carrier_id`,`number`);--> statement-breakpoint
CREATE TABLE `filing_versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`filing_id` integer NOT NULL,
	`number` integer NOT NULL,
	`frozen_sha256` text NOT NULL,
	`pdf_sha256` text NOT NULL,
	`total_cents` integer NOT NULL,
	`site_count` integer NOT NULL,
	`line_count` integer NOT NULL,
	`submitted_by` integer NOT NULL,
	`submitted_by_name` text NOT NULL,
	`submitted_by_title` text NOT NULL,
	`submitted_at` text NOT NULL,
	`checks_json` text NOT NULL,
	FOREIGN KEY (`filing_id`) REFERENCES `filings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `filing_versions_number` ON `filing_versions` (`filing_id`,`number`);--> statement-breakpoint
CREATE TABLE `filings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`carrier_id` integer NOT NULL,
	`number` text NOT NULL,
	`program` text NOT NULL,
	`answers_json` text NOT NULL,
	`revision` integer NOT NULL,
	`estimate_id` integer,
	`prepared_by` integer,
	`prepared_at` text,
	`submission_job_id` integer,
	`draft_job_id` integer,
	`draft_sha256` text,
	`draft_of` text,
	`draft_at` text,
	`created_by` integer NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`carrier_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`estimate_id`) REFERENCES `estimates`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `filings_number` ON `filings` (`number`);--> statement-breakpoint
CREATE INDEX `filings_carrier` ON `filings` (`carrier_id`,`id`);--> statement-breakpoint
CREATE TABLE `column_mappings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`carrier_id` integer NOT NULL,
	`header` text NOT NULL,
	`column_key` text NOT NULL,
	FOREIGN KEY (`carrier_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `column_mappings_header` ON `column_mappings` (`carrier_id`,`header`);--> statement-breakpoint
CREATE TABLE `equipment_items` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`carrier_id` integer NOT NULL,
	`site_id` integer NOT NULL,
	`tag` text NOT NULL,
	`tag_key` text NOT NULL,
	`maker` text NOT NULL,
	`model` text NOT NULL,
	`model_key` text,
	`category` text,
	`quantity` integer NOT NULL,
	`serials_json` text NOT NULL,
	`obtained_on` text,
	`ownership` text,
	`status` text NOT NULL,
	`notes` text,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`carrier_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `equipment_items_tag` ON `equipment_items` (`carrier_id`,`tag_key`);--> statement-breakpoint
CREATE INDEX `equipment_items_site` ON `equipment_items` (`site_id`,`tag_key`);--> statement-breakpoint
CREATE TABLE `import_chunks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`upload_id` integer NOT NULL,
	`position` integer NOT NULL,
	`rows_json` text NOT NULL,
	FOREIGN KEY (`upload_id`) REFERENCES `import_uploads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_chunks_position` ON `import_chunks` (`upload_id`,`position`);--> statement-breakpoint
CREATE TABLE `import_uploads` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`carrier_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`file_name` text NOT NULL,
	`file_sha256` text NOT NULL,
	`status` text NOT NULL,
	`job_id` integer,
	`mapping_json` text,
	`issues_json` text,
	`counts_json` text,
	`sample_json` text,
	`base_version` integer NOT NULL,
	`created_at` text NOT NULL,
	`confirmed_at` text,
	FOREIGN KEY (`carrier_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `import_uploads_carrier` ON `import_uploads` (`carrier_id`,`id`);--> statement-breakpoint
CREATE TABLE `inventories` (
	`carrier_id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`program` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`carrier_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sites` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`carrier_id` integer NOT NULL,
	`code` text NOT NULL,
	`code_key` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`latitude` real,
	`longitude` real,
	`street` text,
	`city` text,
	`county` text,
	`state` text,
	`zip` text,
	`structure` text NOT NULL,
	`height_feet` real,
	`ownership` text,
	`access` text NOT NULL,
	`notes` text,
	`coverage` text NOT NULL,
	`unit_count` integer NOT NULL,
	`covered_units` integer NOT NULL,
	`boundary_units` integer NOT NULL,
	`unknown_units` integer NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`carrier_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sites_code` ON `sites` (`carrier_id`,`code_key`);--> statement-breakpoint
CREATE INDEX `sites_coverage` ON `sites` (`carrier_id`,`coverage`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organization_id` integer NOT NULL,
	`person_id` integer,
	`person_name` text NOT NULL,
	`at` text NOT NULL,
	`request_id` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`summary` text NOT NULL,
	`changes_json` text NOT NULL,
	`previous_sha256` text NOT NULL,
	`sha256` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `events_organization` ON `events` (`organization_id`,`id`);--> statement-breakpoint
CREATE INDEX `events_subject` ON `events` (`organization_id`,`subject`);--> statement-breakpoint
CREATE TABLE `files` (
	`sha256` text PRIMARY KEY NOT NULL,
	`media_type` text NOT NULL,
	`byte_length` integer NOT NULL,
	`bytes` blob NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`organization_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`input_json` text NOT NULL,
	`status` text NOT NULL,
	`progress_done` integer NOT NULL,
	`progress_total` integer NOT NULL,
	`progress_label` text NOT NULL,
	`error` text,
	`attempts` integer NOT NULL,
	`created_at` text NOT NULL,
	`heartbeat_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `jobs_status` ON `jobs` (`status`,`id`);--> statement-breakpoint
CREATE TABLE `rate_limits` (
	`key` text PRIMARY KEY NOT NULL,
	`hits` integer NOT NULL,
	`ends_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id_sha256` text PRIMARY KEY NOT NULL,
	`person_id` integer,
	`data_json` text NOT NULL,
	`expires_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sessions_expires` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `review_remarks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`filing_id` integer NOT NULL,
	`version_number` integer NOT NULL,
	`line_id` text,
	`text` text NOT NULL,
	`by_name` text NOT NULL,
	`at` text NOT NULL,
	`is_sent` integer NOT NULL,
	`answer` text,
	`answered_by_name` text,
	`answered_at` text,
	FOREIGN KEY (`filing_id`) REFERENCES `filings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `review_remarks_filing` ON `review_remarks` (`filing_id`,`id`);--> statement-breakpoint
CREATE TABLE `review_steps` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`filing_id` integer NOT NULL,
	`version_number` integer NOT NULL,
	`kind` text NOT NULL,
	`at` text NOT NULL,
	`person_id` integer NOT NULL,
	`person_name` text NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`filing_id`) REFERENCES `filings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `review_steps_filing` ON `review_steps` (`filing_id`,`id`);