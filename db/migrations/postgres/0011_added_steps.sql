ALTER TABLE "schedule_progress" ADD COLUMN "added_days" integer;--> statement-breakpoint
ALTER TABLE "schedule_statuses" ADD COLUMN "added_json" json;--> statement-breakpoint
ALTER TABLE "schedule_statuses" ADD COLUMN "differences" text;