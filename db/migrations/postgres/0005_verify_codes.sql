ALTER TABLE "filing_versions" ADD COLUMN "verify_code" text;--> statement-breakpoint
CREATE UNIQUE INDEX "filing_versions_verify_code" ON "filing_versions" USING btree ("verify_code");