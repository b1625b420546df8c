import type { LanguageModel } from "ai";
import type { BuiltInMemory } from "./built-in/memory-view.ts";
import { builtInModel } from "./built-in/model.ts";
import { UnknownModel } from "./errors.ts";
import { type ModelEnvironment, providers } from "./providers.ts";

/** One entry of the model chooser. `id` is what a ChatRequest names. */
export interface ModelChoice {
  id: string;
  name: string;
  provider: string;
}

export const builtInId = "built-in";

/**
 * The models that can be chosen, the default first: CHAT_MODEL when it is set, else the first connected provider's
 * first, else the built-in assistant, which is always last and always there.
 */
export function availableModels(environment: ModelEnvironment): ModelChoice[] {
  const choices = providers.flatMap((provider) => {
    if (!provider.connect(environment)) return [];
    const named = provider.id === "compatible" ? environment.OPENAI_COMPATIBLE_MODEL : undefined;
    const models = named ? [named] : provider.models;
    return models.map((model) => ({ id: `${provider.id}/${model}`, name: model, provider: provider.name }));
  });
  const preferred = environment.CHAT_MODEL;
  if (preferred && !choices.some(({ id }) => id === preferred)) {
    const provider = providers.find(({ id }) => preferred.startsWith(`${id}/`));
    if (provider?.connect(environment)) {
      choices.push({ id: preferred, name: preferred.slice(provider.id.length + 1), provider: provider.name });
    }
  }
  choices.sort((a, b) => Number(b.id === preferred) - Number(a.id === preferred));
  return [...choices, { id: builtInId, name: "Built-in assistant", provider: "No key needed" }];
}

/** The id of the model that answers when none is named. */
export function defaultModel(environment: ModelEnvironment): string {
  return availableModels(environment)[0]?.id ?? builtInId;
}

/**
 * The language model behind an id of `availableModels`. Only the built-in assistant reads `memory`; the others see
 * the prompt alone. Throws UnknownModel.
 */
export function languageModel(id: string, environment: ModelEnvironment, memory: BuiltInMemory): LanguageModel {
  if (id === builtInId) return builtInModel(memory);
  const provider = providers.find((candidate) => id.startsWith(`${candidate.id}/`));
  const connected = provider?.connect(environment);
  if (!provider || !connected || !availableModels(environment).some((choice) => choice.id === id)) {
    throw new UnknownModel(`No connected provider offers the model ${id}.`);
  }
  return connected(id.slice(provider.id.length + 1));
}
