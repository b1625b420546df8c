/** How to connect a language model, by the names of the variables. */
export const howToConnect =
  "To connect one, set OPENAI_API_KEY, ANTHROPIC_API_KEY, GOOGLE_GENERATIVE_AI_API_KEY or AI_GATEWAY_API_KEY, " +
  "or OPENAI_COMPATIBLE_BASE_URL and OPENAI_COMPATIBLE_MODEL for a server of your own such as Ollama, and start again.";

export const whatICanDo =
  "I am the built-in assistant, not a language model: I remember what you tell me and answer questions about it.";

export const cannotAnswer = `That needs a language model, and none is answering here. ${whatICanDo} ${howToConnect}`;
export const cannotAnswerBriefly = "That needs a language model, and none is answering here.";

export const memoryFailures = {
  late: "My memory did not answer in time, so I cannot look that up. Please ask again.",
  down: "My memory cannot be reached at the moment, so I cannot look that up. Please ask again in a while.",
  off: "Memory is off here, so I neither read nor keep anything about you.",
} as const;
