-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "TurnRole" AS ENUM ('user', 'assistant', 'system', 'tool');

-- CreateEnum
CREATE TYPE "ExtractionState" AS ENUM ('none', 'pending', 'done', 'failed');

-- CreateEnum
CREATE TYPE "AliasStatus" AS ENUM ('proposed', 'accepted', 'rejected');

-- CreateEnum
CREATE TYPE "ClaimOp" AS ENUM ('assert', 'retract', 'correct', 'derive', 'forget', 'resolve');

-- CreateEnum
CREATE TYPE "ClaimSource" AS ENUM ('turn', 'person', 'operator', 'api', 'process');

-- CreateEnum
CREATE TYPE "Verdict" AS ENUM ('accepted', 'contested', 'quarantined', 'refused');

-- CreateEnum
CREATE TYPE "EvidenceRole" AS ENUM ('supports', 'closes', 'corrects');

-- CreateEnum
CREATE TYPE "UserRole" AS ENUM ('user', 'viewer', 'operator', 'admin');

-- CreateEnum
CREATE TYPE "MessageRole" AS ENUM ('user', 'assistant');

-- CreateEnum
CREATE TYPE "MessageStatus" AS ENUM ('streaming', 'complete', 'stopped', 'failed');

-- CreateTable
CREATE TABLE "memory_scopes" (
    "id" UUID NOT NULL,
    "context_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "salt" BYTEA NOT NULL,
    "belief_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "memory_scopes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memory_sessions" (
    "id" UUID NOT NULL,
    "scope_id" UUID NOT NULL,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "next_seq" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "memory_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "turns" (
    "id" UUID NOT NULL,
    "scope_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "role" "TurnRole" NOT NULL,
    "content" TEXT NOT NULL,
    "stated_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "stable_id" TEXT NOT NULL,
    "terms" TEXT NOT NULL DEFAULT '',
    "fact_terms" TEXT NOT NULL DEFAULT '',
    "tsv" tsvector,
    "extraction" "ExtractionState" NOT NULL DEFAULT 'none',
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "turns_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "turn_embeddings" (
    "turn_id" UUID NOT NULL,
    "scope_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "vector" REAL[],

    CONSTRAINT "turn_embeddings_pkey" PRIMARY KEY ("turn_id")
);

-- CreateTable
CREATE TABLE "entities" (
    "id" UUID NOT NULL,
    "scope_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "is_self" BOOLEAN NOT NULL DEFAULT false,
    "merged_into_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "entities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entity_aliases" (
    "id" UUID NOT NULL,
    "scope_id" UUID NOT NULL,
    "entity_id" UUID NOT NULL,
    "alias" TEXT NOT NULL,
    "alias_key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" "AliasStatus" NOT NULL DEFAULT 'proposed',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "entity_aliases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claims" (
    "id" UUID NOT NULL,
    "scope_id" UUID NOT NULL,
    "entity_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "op" "ClaimOp" NOT NULL,
    "value" TEXT,
    "identity" TEXT,
    "aka" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "target" TEXT,
    "quiet" BOOLEAN NOT NULL DEFAULT false,
    "symbol" JSONB,
    "object_id" UUID,
    "category" TEXT NOT NULL,
    "many" BOOLEAN NOT NULL DEFAULT false,
    "valid_from" TIMESTAMPTZ(3),
    "valid_until" TIMESTAMPTZ(3),
    "confidence" DOUBLE PRECISION NOT NULL,
    "floor" DOUBLE PRECISION NOT NULL,
    "verdict" "Verdict" NOT NULL,
    "verdict_reason" TEXT,
    "source" "ClaimSource" NOT NULL,
    "actor" TEXT,
    "turn_id" UUID,
    "run_id" UUID,
    "rules_on_id" UUID,
    "quotes" JSONB NOT NULL DEFAULT '[]',
    "derivation" TEXT,
    "span_start" INTEGER NOT NULL DEFAULT 0,
    "stated_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "stable_id" TEXT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "claims_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attributes" (
    "id" UUID NOT NULL,
    "scope_id" UUID NOT NULL,
    "entity_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT,
    "identity" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "single" BOOLEAN NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "importance" DOUBLE PRECISION NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3),
    "known_from" TIMESTAMPTZ(3) NOT NULL,
    "known_until" TIMESTAMPTZ(3),
    "close_reason" TEXT,
    "superseded_by_id" UUID,
    "revised_by_id" UUID,
    "forgotten_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "attributes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "relations" (
    "id" UUID NOT NULL,
    "scope_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "object_id" UUID NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3),
    "known_from" TIMESTAMPTZ(3) NOT NULL,
    "known_until" TIMESTAMPTZ(3),
    "close_reason" TEXT,
    "revised_by_id" UUID,
    "forgotten_at" TIMESTAMPTZ(3),

    CONSTRAINT "relations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "scope_id" UUID NOT NULL,
    "claim_id" UUID NOT NULL,
    "attribute_id" UUID,
    "relation_id" UUID,
    "role" "EvidenceRole" NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tombstones" (
    "id" UUID NOT NULL,
    "scope_id" UUID NOT NULL,
    "entity_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "identity" TEXT NOT NULL,
    "forgotten_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "tombstones_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "extraction_runs" (
    "id" UUID NOT NULL,
    "scope_id" UUID NOT NULL,
    "turn_id" UUID NOT NULL,
    "extractor" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "model" TEXT,
    "input_tokens" INTEGER,
    "output_tokens" INTEGER,
    "cost_usd" DOUBLE PRECISION,
    "duration_ms" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "error" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "extraction_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recalls" (
    "id" UUID NOT NULL,
    "scope_id" UUID NOT NULL,
    "session_id" UUID,
    "query" TEXT NOT NULL,
    "profile_text" TEXT NOT NULL,
    "context_text" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "tokens" INTEGER NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recalls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "id" UUID NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "scope_id" UUID,
    "ref" TEXT,
    "reason" TEXT,
    "before" JSONB,
    "after" JSONB,
    "request_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "context_id" TEXT NOT NULL,
    "scopes" TEXT[],
    "grants" TEXT[],
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "valid_until" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotent_requests" (
    "key_id" UUID NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "status" INTEGER,
    "response" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotent_requests_pkey" PRIMARY KEY ("key_id","idempotency_key")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "password_hash" TEXT,
    "role" "UserRole" NOT NULL DEFAULT 'user',
    "session_version" INTEGER NOT NULL DEFAULT 0,
    "memory_enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("provider","provider_account_id")
);

-- CreateTable
CREATE TABLE "conversations" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "memory_session_id" UUID,
    "title" TEXT NOT NULL DEFAULT '',
    "title_by_user" BOOLEAN NOT NULL DEFAULT false,
    "pinned_at" TIMESTAMPTZ(3),
    "memory_enabled" BOOLEAN NOT NULL DEFAULT true,
    "current_leaf_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "conversations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "messages" (
    "id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "parent_id" UUID,
    "role" "MessageRole" NOT NULL,
    "content" TEXT NOT NULL,
    "status" "MessageStatus" NOT NULL,
    "error_code" TEXT,
    "model" TEXT,
    "input_tokens" INTEGER,
    "output_tokens" INTEGER,
    "turn_id" UUID,
    "recordable" BOOLEAN NOT NULL DEFAULT true,
    "recall_id" UUID,
    "tsv" tsvector,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key","window_start")
);

-- CreateIndex
CREATE UNIQUE INDEX "memory_scopes_context_id_key_key" ON "memory_scopes"("context_id", "key");

-- CreateIndex
CREATE INDEX "memory_sessions_scope_id_created_at_idx" ON "memory_sessions"("scope_id", "created_at");

-- CreateIndex
CREATE INDEX "turns_scope_id_stated_at_idx" ON "turns"("scope_id", "stated_at");

-- CreateIndex
CREATE INDEX "turns_scope_id_extraction_idx" ON "turns"("scope_id", "extraction");

-- CreateIndex
CREATE UNIQUE INDEX "turns_session_id_seq_key" ON "turns"("session_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "turns_scope_id_session_id_stable_id_key" ON "turns"("scope_id", "session_id", "stable_id");

-- CreateIndex
CREATE INDEX "turn_embeddings_scope_id_model_idx" ON "turn_embeddings"("scope_id", "model");

-- CreateIndex
CREATE INDEX "entities_merged_into_id_idx" ON "entities"("merged_into_id");

-- CreateIndex
CREATE UNIQUE INDEX "entities_scope_id_type_name_key_key" ON "entities"("scope_id", "type", "name_key");

-- CreateIndex
CREATE INDEX "entity_aliases_entity_id_idx" ON "entity_aliases"("entity_id");

-- CreateIndex
CREATE UNIQUE INDEX "entity_aliases_scope_id_entity_id_alias_key_key" ON "entity_aliases"("scope_id", "entity_id", "alias_key");

-- CreateIndex
CREATE INDEX "claims_scope_id_entity_id_key_stated_at_idx" ON "claims"("scope_id", "entity_id", "key", "stated_at");

-- CreateIndex
CREATE INDEX "claims_entity_id_idx" ON "claims"("entity_id");

-- CreateIndex
CREATE INDEX "claims_object_id_idx" ON "claims"("object_id");

-- CreateIndex
CREATE INDEX "claims_turn_id_idx" ON "claims"("turn_id");

-- CreateIndex
CREATE INDEX "claims_run_id_idx" ON "claims"("run_id");

-- CreateIndex
CREATE INDEX "claims_rules_on_id_idx" ON "claims"("rules_on_id");

-- CreateIndex
CREATE INDEX "claims_scope_id_verdict_recorded_at_idx" ON "claims"("scope_id", "verdict", "recorded_at");

-- CreateIndex
CREATE INDEX "attributes_scope_id_entity_id_key_valid_from_idx" ON "attributes"("scope_id", "entity_id", "key", "valid_from");

-- CreateIndex
CREATE INDEX "attributes_entity_id_idx" ON "attributes"("entity_id");

-- CreateIndex
CREATE INDEX "attributes_superseded_by_id_idx" ON "attributes"("superseded_by_id");

-- CreateIndex
CREATE INDEX "attributes_revised_by_id_idx" ON "attributes"("revised_by_id");

-- CreateIndex
CREATE INDEX "attributes_scope_id_known_from_idx" ON "attributes"("scope_id", "known_from");

-- CreateIndex
CREATE INDEX "relations_scope_id_subject_id_label_idx" ON "relations"("scope_id", "subject_id", "label");

-- CreateIndex
CREATE INDEX "relations_subject_id_idx" ON "relations"("subject_id");

-- CreateIndex
CREATE INDEX "relations_object_id_idx" ON "relations"("object_id");

-- CreateIndex
CREATE INDEX "relations_revised_by_id_idx" ON "relations"("revised_by_id");

-- CreateIndex
CREATE INDEX "evidence_claim_id_idx" ON "evidence"("claim_id");

-- CreateIndex
CREATE INDEX "evidence_scope_id_idx" ON "evidence"("scope_id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_attribute_id_claim_id_role_key" ON "evidence"("attribute_id", "claim_id", "role");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_relation_id_claim_id_role_key" ON "evidence"("relation_id", "claim_id", "role");

-- CreateIndex
CREATE INDEX "tombstones_scope_id_entity_id_key_idx" ON "tombstones"("scope_id", "entity_id", "key");

-- CreateIndex
CREATE INDEX "tombstones_entity_id_idx" ON "tombstones"("entity_id");

-- CreateIndex
CREATE INDEX "extraction_runs_scope_id_started_at_idx" ON "extraction_runs"("scope_id", "started_at");

-- CreateIndex
CREATE INDEX "extraction_runs_turn_id_idx" ON "extraction_runs"("turn_id");

-- CreateIndex
CREATE INDEX "extraction_runs_started_at_idx" ON "extraction_runs"("started_at");

-- CreateIndex
CREATE INDEX "recalls_scope_id_created_at_idx" ON "recalls"("scope_id", "created_at");

-- CreateIndex
CREATE INDEX "recalls_created_at_idx" ON "recalls"("created_at");

-- CreateIndex
CREATE INDEX "audit_events_scope_id_created_at_idx" ON "audit_events"("scope_id", "created_at");

-- CreateIndex
CREATE INDEX "audit_events_created_at_idx" ON "audit_events"("created_at");

-- CreateIndex
CREATE INDEX "audit_events_actor_id_created_at_idx" ON "audit_events"("actor_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_prefix_key" ON "api_keys"("prefix");

-- CreateIndex
CREATE INDEX "api_keys_created_by_id_idx" ON "api_keys"("created_by_id");

-- CreateIndex
CREATE INDEX "api_keys_context_id_created_at_idx" ON "api_keys"("context_id", "created_at");

-- CreateIndex
CREATE INDEX "idempotent_requests_created_at_idx" ON "idempotent_requests"("created_at");

-- CreateIndex
CREATE INDEX "users_created_at_idx" ON "users"("created_at");

-- CreateIndex
CREATE INDEX "accounts_user_id_idx" ON "accounts"("user_id");

-- CreateIndex
CREATE INDEX "conversations_user_id_updated_at_idx" ON "conversations"("user_id", "updated_at" DESC);

-- CreateIndex
CREATE INDEX "messages_conversation_id_created_at_idx" ON "messages"("conversation_id", "created_at");

-- CreateIndex
CREATE INDEX "messages_parent_id_idx" ON "messages"("parent_id");

-- CreateIndex
CREATE INDEX "messages_recall_id_idx" ON "messages"("recall_id");

-- CreateIndex
CREATE INDEX "messages_turn_id_idx" ON "messages"("turn_id");

-- CreateIndex
CREATE INDEX "rate_limits_window_start_idx" ON "rate_limits"("window_start");

-- AddForeignKey
ALTER TABLE "memory_sessions" ADD CONSTRAINT "memory_sessions_scope_id_fkey" FOREIGN KEY ("scope_id") REFERENCES "memory_scopes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "turns" ADD CONSTRAINT "turns_scope_id_fkey" FOREIGN KEY ("scope_id") REFERENCES "memory_scopes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "turns" ADD CONSTRAINT "turns_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "memory_sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "turn_embeddings" ADD CONSTRAINT "turn_embeddings_turn_id_fkey" FOREIGN KEY ("turn_id") REFERENCES "turns"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "turn_embeddings" ADD CONSTRAINT "turn_embeddings_scope_id_fkey" FOREIGN KEY ("scope_id") REFERENCES "memory_scopes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entities" ADD CONSTRAINT "entities_scope_id_fkey" FOREIGN KEY ("scope_id") REFERENCES "memory_scopes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entities" ADD CONSTRAINT "entities_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "entities"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entity_aliases" ADD CONSTRAINT "entity_aliases_scope_id_fkey" FOREIGN KEY ("scope_id") REFERENCES "memory_scopes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entity_aliases" ADD CONSTRAINT "entity_aliases_entity_id_fkey" FOREIGN KEY ("entity_id") REFERENCES "entities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claims" ADD CONSTRAINT "claims_scope_id_fkey" FOREIGN KEY ("scope_id") REFERENCES "memory_scopes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claims" ADD CONSTRAINT "claims_entity_id_fkey" FOREIGN KEY ("entity_id") REFERENCES "entities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claims" ADD CONSTRAINT "claims_object_id_fkey" FOREIGN KEY ("object_id") REFERENCES "entities"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claims" ADD CONSTRAINT "claims_turn_id_fkey" FOREIGN KEY ("turn_id") REFERENCES "turns"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claims" ADD CONSTRAINT "claims_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "extraction_runs"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claims" ADD CONSTRAINT "claims_rules_on_id_fkey" FOREIGN KEY ("rules_on_id") REFERENCES "claims"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attributes" ADD CONSTRAINT "attributes_scope_id_fkey" FOREIGN KEY ("scope_id") REFERENCES "memory_scopes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attributes" ADD CONSTRAINT "attributes_entity_id_fkey" FOREIGN KEY ("entity_id") REFERENCES "entities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attributes" ADD CONSTRAINT "attributes_superseded_by_id_fkey" FOREIGN KEY ("superseded_by_id") REFERENCES "attributes"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attributes" ADD CONSTRAINT "attributes_revised_by_id_fkey" FOREIGN KEY ("revised_by_id") REFERENCES "attributes"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relations" ADD CONSTRAINT "relations_scope_id_fkey" FOREIGN KEY ("scope_id") REFERENCES "memory_scopes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relations" ADD CONSTRAINT "relations_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "entities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relations" ADD CONSTRAINT "relations_object_id_fkey" FOREIGN KEY ("object_id") REFERENCES "entities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relations" ADD CONSTRAINT "relations_revised_by_id_fkey" FOREIGN KEY ("revised_by_id") REFERENCES "relations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_scope_id_fkey" FOREIGN KEY ("scope_id") REFERENCES "memory_scopes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_attribute_id_fkey" FOREIGN KEY ("attribute_id") REFERENCES "attributes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_relation_id_fkey" FOREIGN KEY ("relation_id") REFERENCES "relations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tombstones" ADD CONSTRAINT "tombstones_scope_id_fkey" FOREIGN KEY ("scope_id") REFERENCES "memory_scopes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tombstones" ADD CONSTRAINT "tombstones_entity_id_fkey" FOREIGN KEY ("entity_id") REFERENCES "entities"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extraction_runs" ADD CONSTRAINT "extraction_runs_scope_id_fkey" FOREIGN KEY ("scope_id") REFERENCES "memory_scopes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extraction_runs" ADD CONSTRAINT "extraction_runs_turn_id_fkey" FOREIGN KEY ("turn_id") REFERENCES "turns"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recalls" ADD CONSTRAINT "recalls_scope_id_fkey" FOREIGN KEY ("scope_id") REFERENCES "memory_scopes"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idempotent_requests" ADD CONSTRAINT "idempotent_requests_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_recall_id_fkey" FOREIGN KEY ("recall_id") REFERENCES "recalls"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ── What the schema language cannot say (a test asserts that each of these exists) ──

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- E-mail is unique whatever its case.
CREATE UNIQUE INDEX "users_email_lower_key" ON "users" (lower("email"));

-- One self per scope.
CREATE UNIQUE INDEX "entities_one_self" ON "entities" ("scope_id") WHERE "is_self";

-- Text search: terms are stemmed by the engine, so 'simple' keeps both sides in agreement.
ALTER TABLE "turns" DROP COLUMN "tsv";
ALTER TABLE "turns" ADD COLUMN "tsv" tsvector
  GENERATED ALWAYS AS (to_tsvector('simple', "terms" || ' ' || "fact_terms")) STORED;
CREATE INDEX "turns_scope_tsv_idx" ON "turns" USING gin ("scope_id", "tsv") WITH (fastupdate = off);

ALTER TABLE "messages" DROP COLUMN "tsv";
ALTER TABLE "messages" ADD COLUMN "tsv" tsvector
  GENERATED ALWAYS AS (to_tsvector('simple', left("content", 200000))) STORED;
CREATE INDEX "messages_conversation_tsv_idx" ON "messages" USING gin ("conversation_id", "tsv") WITH (fastupdate = off);

-- At any instant of world time a single-valued key has at most one value that is believed now.
ALTER TABLE "attributes" ADD CONSTRAINT "attributes_single_value" EXCLUDE USING gist (
  "scope_id" WITH =, "entity_id" WITH =, "key" WITH =, tstzrange("valid_from", "valid_until") WITH &&
) WHERE ("known_until" IS NULL AND "single") DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE "attributes" ADD CONSTRAINT "attributes_world_interval" CHECK ("valid_until" IS NULL OR "valid_until" >= "valid_from");
ALTER TABLE "attributes" ADD CONSTRAINT "attributes_belief_interval" CHECK ("known_until" IS NULL OR "known_until" >= "known_from");

-- What is believed now, per scope: the profile's index.
CREATE INDEX "attributes_believed_idx" ON "attributes" ("scope_id", "entity_id", "key") WHERE "known_until" IS NULL AND "forgotten_at" IS NULL;
CREATE INDEX "turns_pending_idx" ON "turns" ("recorded_at") WHERE "extraction" = 'pending';
CREATE INDEX "messages_unrecorded_idx" ON "messages" ("created_at") WHERE "turn_id" IS NULL AND "recordable";
