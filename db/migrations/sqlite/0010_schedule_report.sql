ALTER TABLE `estimates` ADD `schedule_report_sha256` text;--> statement-breakpoint
ALTER TABLE `estimates` ADD `schedule_report_job_id` integer;