CREATE TABLE `schedule_baselines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`carrier_id` integer NOT NULL,
	`estimate_id` integer NOT NULL,
	`schedule_id` integer NOT NULL,
	`reason_text` text NOT NULL,
	`set_by` integer NOT NULL,
	`set_by_name` text NOT NULL,
	`set_at` text NOT NULL,
	FOREIGN KEY (`carrier_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`estimate_id`) REFERENCES `estimates`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`schedule_id`) REFERENCES `schedules`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `schedule_baselines_estimate` ON `schedule_baselines` (`estimate_id`,`id`);--> statement-breakpoint
CREATE TABLE `schedule_progress` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`carrier_id` integer NOT NULL,
	`estimate_id` integer NOT NULL,
	`activity_id` text NOT NULL,
	`revision` integer NOT NULL,
	`is_latest` integer NOT NULL,
	`started_on` text,
	`finished_on` text,
	`remaining_days` integer,
	`cause` text,
	`note_text` text NOT NULL,
	`source` text NOT NULL,
	`recorded_by` integer NOT NULL,
	`recorded_by_name` text NOT NULL,
	`recorded_at` text NOT NULL,
	FOREIGN KEY (`carrier_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`estimate_id`) REFERENCES `estimates`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `schedule_progress_revision` ON `schedule_progress` (`estimate_id`,`activity_id`,`revision`);--> statement-breakpoint
CREATE INDEX `schedule_progress_latest` ON `schedule_progress` (`estimate_id`,`is_latest`);--> statement-breakpoint
CREATE TABLE `schedule_statuses` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`schedule_id` integer NOT NULL,
	`baseline_id` integer NOT NULL,
	`status_on` text NOT NULL,
	`record_json` text NOT NULL,
	FOREIGN KEY (`schedule_id`) REFERENCES `schedules`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`baseline_id`) REFERENCES `schedules`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `schedule_statuses_schedule` ON `schedule_statuses` (`schedule_id`);--> statement-breakpoint
CREATE INDEX `schedule_statuses_baseline` ON `schedule_statuses` (`baseline_id`);