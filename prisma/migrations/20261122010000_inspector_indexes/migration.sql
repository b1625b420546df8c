-- Lists over all people (lib/inspector/store). Written by hand: expressions, partial and BRIN indices are
-- beyond the schema language.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- People by last seen, and by part of a name or e-mail.
CREATE INDEX "users_seen_idx" ON "users" ((coalesce("last_seen_at", "created_at")), "id");
CREATE INDEX "users_joined_idx" ON "users" ("created_at", "id");
CREATE INDEX "users_email_trgm_idx" ON "users" USING gin (lower("email") gin_trgm_ops);
CREATE INDEX "users_name_trgm_idx" ON "users" USING gin (lower("name") gin_trgm_ops);

-- Claims that wait for a ruling: a small part of a large table.
CREATE INDEX "claims_waiting_idx" ON "claims" ("recorded_at", "id")
  WHERE "verdict" IN ('contested', 'quarantined') AND "withdrawn_at" IS NULL;

-- Appended in order of time, so a summary per block range is enough for counts by day.
CREATE INDEX "turns_recorded_brin" ON "turns" USING brin ("recorded_at");
CREATE INDEX "claims_recorded_brin" ON "claims" USING brin ("recorded_at");
CREATE INDEX "attributes_known_brin" ON "attributes" USING brin ("known_from");

CREATE INDEX "turns_failed_idx" ON "turns" ("recorded_at") WHERE "extraction" = 'failed';
