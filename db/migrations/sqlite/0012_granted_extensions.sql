CREATE TABLE `schedule_extensions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`carrier_id` integer NOT NULL,
	`estimate_id` integer NOT NULL,
	`granted_on` text NOT NULL,
	`until_on` text NOT NULL,
	`order_text` text NOT NULL,
	`note_text` text NOT NULL,
	`recorded_by` integer NOT NULL,
	`recorded_by_name` text NOT NULL,
	`recorded_at` text NOT NULL,
	`withdrawn_at` text,
	`withdrawn_by_name` text,
	FOREIGN KEY (`carrier_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`estimate_id`) REFERENCES `estimates`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `schedule_extensions_estimate` ON `schedule_extensions` (`estimate_id`,`id`);