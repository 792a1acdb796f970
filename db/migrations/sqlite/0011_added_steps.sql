ALTER TABLE `schedule_progress` ADD `added_days` integer;--> statement-breakpoint
ALTER TABLE `schedule_statuses` ADD `added_json` text;--> statement-breakpoint
ALTER TABLE `schedule_statuses` ADD `differences` text;