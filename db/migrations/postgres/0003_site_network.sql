ALTER TABLE "sites" ADD COLUMN "people_served" integer;--> statement-breakpoint
ALTER TABLE "sites" ADD COLUMN "backhaul_to" text;