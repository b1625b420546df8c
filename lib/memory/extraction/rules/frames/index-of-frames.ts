import type { Frame } from "../frame.ts";
import { correctionClauses } from "./corrections.ts";
import { homeClauses, homeStates, homeVerbs } from "./home.ts";
import { identityClauses, identityStates, identityVerbs } from "./identity.ts";
import { instructionFrames } from "./instructions.ts";
import { labelFrames } from "./labels.ts";
import { ownerFrames, peopleClauses, peopleVerbs } from "./people.ts";
import { possessionClauses, possessionStates, possessionVerbs } from "./possessions.ts";
import { tasteClauses, tasteStates, tasteVerbs } from "./tastes.ts";
import { workStates, workVerbs } from "./work.ts";

export { instructionFrames, ownerFrames };

/** Tried where a clause begins, before its subject is read. */
export const clauseFrames: readonly Frame[] = [
  ...correctionClauses,
  ...instructionFrames,
  ...identityClauses,
  ...homeClauses,
  ...peopleClauses,
  ...tasteClauses,
  ...possessionClauses,
  ...labelFrames,
];

/** Tried at the main verb. */
export const verbFrames: readonly Frame[] = [
  ...homeVerbs,
  ...workVerbs,
  ...identityVerbs,
  ...peopleVerbs,
  ...tasteVerbs,
  ...possessionVerbs,
];

/** Tried after a form of "be", and on fragments that leave it out. */
export const complementFrames: readonly Frame[] = [
  ...tasteStates,
  ...workStates,
  ...homeStates,
  ...possessionStates,
  ...identityStates,
];
