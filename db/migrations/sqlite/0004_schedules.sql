CREATE TABLE `estimate_works` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`estimate_id` integer NOT NULL,
	`work_json` text NOT NULL,
	FOREIGN KEY (`estimate_id`) REFERENCES `estimates`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `estimate_works_estimate` ON `estimate_works` (`estimate_id`);--> statement-breakpoint
CREATE TABLE `schedule_sites` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`schedule_id` integer NOT NULL,
	`position` integer NOT NULL,
	`site_code` text NOT NULL,
	`site_name` text NOT NULL,
	`place` text NOT NULL,
	`finish_on` text NOT NULL,
	`site_json` text,
	`activities_json` text NOT NULL,
	FOREIGN KEY (`schedule_id`) REFERENCES `schedules`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `schedule_sites_code` ON `schedule_sites` (`schedule_id`,`site_code`);--> statement-breakpoint
CREATE INDEX `schedule_sites_position` ON `schedule_sites` (`schedule_id`,`position`);--> statement-breakpoint
CREATE INDEX `schedule_sites_finish` ON `schedule_sites` (`schedule_id`,`finish_on`);--> statement-breakpoint
CREATE TABLE `schedules` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`carrier_id` integer NOT NULL,
	`estimate_id` integer NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`note_text` text NOT NULL,
	`plan_json` text NOT NULL,
	`seed` integer NOT NULL,
	`passes` integer NOT NULL,
	`copied_from_id` integer,
	`is_kept_from_copied` integer NOT NULL,
	`status` text NOT NULL,
	`job_id` integer,
	`is_stop_asked` integer NOT NULL,
	`issues_json` text,
	`summary_json` text,
	`inputs_sha256` text,
	`created_by` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`carrier_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`estimate_id`) REFERENCES `estimates`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `schedules_number` ON `schedules` (`carrier_id`,`number`);--> statement-breakpoint
CREATE INDEX `schedules_estimate` ON `schedules` (`estimate_id`,`number`);