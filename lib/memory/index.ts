export type {
  Actor,
  AgentFn,
  AgentMessage,
  FactStatement,
  ForgetReport,
  ForgetTarget,
  Memory,
  Session,
  StatedFacts,
  TurnInput,
  TurnPreview,
} from "./api.ts";
export type { ExtractionQueue } from "./engine.ts";
export { MemoryError } from "./errors.ts";
export { Spectron, type SpectronOptions } from "./spectron.ts";
export * from "./types.ts";
