import type { Frame } from "../frame.ts";
import { instructionFrames } from "./instructions.ts";
import { workStates, workVerbs } from "./work.ts";

/** Tried where a clause begins, before its subject is read. */
export const clauseFrames: readonly Frame[] = [...instructionFrames];
/** Tried at the main verb. */
export const verbFrames: readonly Frame[] = [...workVerbs];
/** Tried after a form of "be", and on fragments that leave it out. */
export const complementFrames: readonly Frame[] = [...workStates];
