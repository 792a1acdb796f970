ALTER TABLE "estimates" ADD COLUMN "schedule_report_sha256" text;--> statement-breakpoint
ALTER TABLE "estimates" ADD COLUMN "schedule_report_job_id" integer;