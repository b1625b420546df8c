export type { Actor, AgentFn, AgentMessage, ForgetReport, ForgetTarget, Memory, Session, TurnInput } from "./api.ts";
export type { ExtractionQueue } from "./engine.ts";
export { MemoryError } from "./errors.ts";
export { Spectron, type SpectronOptions } from "./spectron.ts";
export * from "./types.ts";
