import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogle } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { createGateway, type EmbeddingModel, type LanguageModel } from "ai";
import type { Environment } from "@/lib/env.ts";

// Newer models ignore a temperature; the SDK would say so on the console at every call.
globalThis.AI_SDK_LOG_WARNINGS = false;

export type ModelEnvironment = Partial<
  Pick<
    Environment,
    | "OPENAI_API_KEY"
    | "ANTHROPIC_API_KEY"
    | "GOOGLE_GENERATIVE_AI_API_KEY"
    | "AI_GATEWAY_API_KEY"
    | "OPENAI_COMPATIBLE_BASE_URL"
    | "OPENAI_COMPATIBLE_API_KEY"
    | "OPENAI_COMPATIBLE_MODEL"
    | "CHAT_MODEL"
    | "EMBEDDING_MODEL"
    | "EMBEDDING_DIMENSIONS"
  >
>;

/** The models of a connected provider, by the ids that it knows them under. */
export interface Connection {
  (modelId: string): LanguageModel;
  embeddingModel(modelId: string): EmbeddingModel;
}

/** A service that answers with language models, as far as the environment connects it. */
export interface Provider {
  id: string;
  name: string;
  /** Model ids of the provider that are offered in the chooser; others can be named by CHAT_MODEL. */
  models: readonly string[];
  connect(environment: ModelEnvironment): Connection | undefined;
}

export const providers: readonly Provider[] = [
  {
    id: "openai",
    name: "OpenAI",
    models: ["gpt-6-sol", "gpt-6-luna"],
    connect: ({ OPENAI_API_KEY: apiKey }) => (apiKey ? createOpenAI({ apiKey }) : undefined),
  },
  {
    id: "anthropic",
    name: "Anthropic",
    models: ["claude-sonnet-5-5", "claude-haiku-5-5"],
    connect: ({ ANTHROPIC_API_KEY: apiKey }) => (apiKey ? createAnthropic({ apiKey }) : undefined),
  },
  {
    id: "google",
    name: "Google",
    models: ["gemini-pro-latest", "gemini-flash-latest"],
    connect: ({ GOOGLE_GENERATIVE_AI_API_KEY: apiKey }) => (apiKey ? createGoogle({ apiKey }) : undefined),
  },
  {
    id: "gateway",
    name: "AI Gateway",
    models: ["anthropic/claude-sonnet-5.5", "openai/gpt-5.5"],
    connect: ({ AI_GATEWAY_API_KEY: apiKey }) => (apiKey ? createGateway({ apiKey }) : undefined),
  },
  {
    id: "compatible",
    name: "Local or compatible",
    models: [],
    connect: ({ OPENAI_COMPATIBLE_BASE_URL: baseURL, OPENAI_COMPATIBLE_API_KEY: apiKey }) =>
      baseURL
        ? createOpenAICompatible({
            name: "compatible",
            baseURL,
            apiKey,
            includeUsage: true,
            // Ollama, vLLM and LM Studio take a JSON schema; without this only "some JSON" would be asked for.
            supportsStructuredOutputs: true,
          })
        : undefined,
  },
];
