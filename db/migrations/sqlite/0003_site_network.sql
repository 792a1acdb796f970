ALTER TABLE `sites` ADD `people_served` integer;--> statement-breakpoint
ALTER TABLE `sites` ADD `backhaul_to` text;