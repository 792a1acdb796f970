CREATE TABLE `field_sheet_sets` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`carrier_id` integer NOT NULL,
	`site_ids_json` text NOT NULL,
	`inventory_version` integer NOT NULL,
	`job_id` integer NOT NULL,
	`pdf_sha256` text,
	`asked_by` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`carrier_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `field_sheet_sets_carrier` ON `field_sheet_sets` (`carrier_id`,`id`);