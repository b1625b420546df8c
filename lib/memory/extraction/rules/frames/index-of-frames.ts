import type { Frame } from "../frame.ts";
import type { Gleaning, Scene } from "../scene.ts";
import { aimClauses, aimStates, aimVerbs } from "./aims.ts";
import { correctionClauses } from "./corrections.ts";
import { coupleFrames } from "./couples.ts";
import { allergyVerbs, dietClauses, dietStates, dietVerbs } from "./diets.ts";
import { endingClauses, endingStates, endingVerbs } from "./endings.ts";
import { familyClauses, familyStates, familyVerbs } from "./family.ts";
import { favouriteClauses, favouriteVerbs } from "./favourites.ts";
import { forgettingClauses } from "./forgetting.ts";
import { healthClauses, healthStates, healthVerbs } from "./health.ts";
import { holdingClauses, holdingStates, holdingVerbs } from "./holdings.ts";
import { homeClauses, homeStates, homeVerbs } from "./home.ts";
import { homeChangeClauses, homeChangeVerbs } from "./home-changes.ts";
import { homeCue } from "./home-cues.ts";
import { homeTieClauses, homeTieStates, homeTieVerbs } from "./home-ties.ts";
import { householdClauses, householdStates, householdVerbs } from "./households.ts";
import { ageVerbs, identityClauses, identityStates, identityVerbs } from "./identity.ts";
import { instructionFrames } from "./instructions.ts";
import { introductionClauses } from "./introductions.ts";
import { labelFrames } from "./labels.ts";
import { livelihoodClauses, livelihoodStates, livelihoodVerbs } from "./livelihoods.ts";
import { lossVerbs, petStates } from "./losses.ts";
import { mannerFrames } from "./manners.ts";
import { nameCue } from "./name-cues.ts";
import { nameClauses, nameStates, nameVerbs } from "./names.ts";
import { partingClauses, partingVerbs } from "./partings.ts";
import { pastimeClauses, pastimeVerbs } from "./pastimes.ts";
import { ownerFrames, peopleClauses, peopleVerbs } from "./people.ts";
import { possessionClauses, possessionStates, possessionVerbs } from "./possessions.ts";
import { rankFrames } from "./ranks.ts";
import { relativeFrames } from "./relatives.ts";
import { replacementClauses, replacementVerbs } from "./replacements.ts";
import { sentimentClauses, sentimentStates, sentimentVerbs } from "./sentiments.ts";
import { standingWishFrames } from "./standing-wishes.ts";
import { studyClauses, studyStates, studyVerbs } from "./studies.ts";
import { switchClauses, switchVerbs, toolClauses, toolVerbs } from "./switches.ts";
import {
  ensembleVerbs,
  systemFrames,
  tasteChangeClauses,
  tasteChangeStates,
  tasteChangeVerbs,
} from "./taste-changes.ts";
import { tasteClauses, tasteStates, tasteVerbs } from "./tastes.ts";
import { vehicleClauses, vehicleVerbs } from "./vehicles.ts";
import { orderFrames, wishFrames } from "./wishes.ts";
import { teamVerbs, workStates, workVerbs } from "./work.ts";
import { workChangeClauses, workChangeVerbs } from "./work-changes.ts";
import { reemployedCue, workCue } from "./work-cues.ts";
import { workTieClauses, workTieStates, workTieVerbs } from "./work-ties.ts";

export { ownerFrames };

/** What may be asked for in a question: a way of answering, and to forget. */
export const requestFrames: readonly Frame[] = [
  ...forgettingClauses,
  ...wishFrames,
  ...instructionFrames,
  ...standingWishFrames,
  ...orderFrames,
];

/** Asked of the whole turn when its sentences have been read. */
export const cues: readonly ((scene: Scene) => Gleaning | null)[] = [homeCue, workCue, nameCue, reemployedCue];

/** Tried where a clause begins, before its subject is read. */
export const clauseFrames: readonly Frame[] = [
  ...correctionClauses,
  ...wishFrames,
  ...instructionFrames,
  ...forgettingClauses,
  ...householdClauses,
  ...homeTieClauses,
  ...standingWishFrames,
  ...partingClauses,
  ...coupleFrames,
  ...relativeFrames,
  ...rankFrames,
  ...dietClauses,
  ...healthClauses,
  ...favouriteClauses,
  ...switchClauses,
  ...toolClauses,
  ...sentimentClauses,
  ...pastimeClauses,
  ...aimClauses,
  ...vehicleClauses,
  ...endingClauses,
  ...mannerFrames,
  ...orderFrames,
  ...nameClauses,
  ...familyClauses,
  ...identityClauses,
  ...studyClauses,
  ...homeClauses,
  ...peopleClauses,
  ...tasteClauses,
  ...possessionClauses,
  ...labelFrames,
  ...livelihoodClauses,
  ...homeChangeClauses,
  ...workChangeClauses,
  ...workTieClauses,
  ...tasteChangeClauses,
  ...systemFrames,
  ...introductionClauses,
  ...holdingClauses,
  ...replacementClauses,
];

/** Tried at the main verb. */
export const verbFrames: readonly Frame[] = [
  ...ageVerbs,
  ...teamVerbs,
  ...householdVerbs,
  ...livelihoodVerbs,
  ...homeChangeVerbs,
  ...homeVerbs,
  ...homeTieVerbs,
  ...workChangeVerbs,
  ...dietVerbs,
  ...allergyVerbs,
  ...healthVerbs,
  ...favouriteVerbs,
  ...switchVerbs,
  ...toolVerbs,
  ...sentimentVerbs,
  ...pastimeVerbs,
  ...aimVerbs,
  ...vehicleVerbs,
  ...partingVerbs,
  ...lossVerbs,
  ...endingVerbs,
  ...workVerbs,
  ...workTieVerbs,
  ...nameVerbs,
  ...familyVerbs,
  ...studyVerbs,
  ...identityVerbs,
  ...peopleVerbs,
  ...ensembleVerbs,
  ...tasteVerbs,
  ...possessionVerbs,
  ...tasteChangeVerbs,
  ...holdingVerbs,
  ...replacementVerbs,
];

/** Tried after a form of "be", and on fragments that leave it out. */
export const complementFrames: readonly Frame[] = [
  ...dietStates,
  ...aimStates,
  ...healthStates,
  ...sentimentStates,
  ...tasteStates,
  ...nameStates,
  ...familyStates,
  ...studyStates,
  ...householdStates,
  ...homeTieStates,
  ...livelihoodStates,
  ...workStates,
  ...workTieStates,
  ...homeStates,
  ...possessionStates,
  ...petStates,
  ...tasteChangeStates,
  ...endingStates,
  ...identityStates,
  ...holdingStates,
];
