CREATE TABLE `funding_plans` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`carrier_id` integer NOT NULL,
	`estimate_id` integer NOT NULL,
	`number` integer NOT NULL,
	`budget_cents` integer NOT NULL,
	`asked_json` text NOT NULL,
	`status` text NOT NULL,
	`job_id` integer,
	`is_stop_asked` integer NOT NULL,
	`issues_json` text,
	`figures_json` text,
	`steps_json` text,
	`left_out_json` text,
	`assumptions_json` text,
	`created_by` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`carrier_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`estimate_id`) REFERENCES `estimates`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `funding_plans_number` ON `funding_plans` (`estimate_id`,`number`);