import type { AnyOperation } from "./operation.ts";
import {
  correctFact,
  diff,
  factChanges,
  factEvidence,
  learnedFromTurns,
  pendingFacts,
  resolveFact,
  settledScope,
  stateFacts,
  usedFacts,
  withdrawFacts,
  withdrawTurns,
} from "./operations/acts.ts";
import { chat, sessionChat } from "./operations/chat.ts";
import {
  deleteEntity,
  entityHistories,
  entityHistory,
  getEntity,
  listAliases,
  listEntities,
  mergeEntities,
  readState,
  unmergeEntities,
} from "./operations/entities.ts";
import { remember, rememberMany } from "./operations/facts.ts";
import { forget, retain } from "./operations/forgetting.ts";
import { inspect } from "./operations/inspect.ts";
import { keyList, me, narrowedKey, newKey, revokedKey, rotatedKey } from "./operations/keys.ts";
import { effectiveGrants, getPrincipal, listPrincipals } from "./operations/principals.ts";
import { readProfile, recallContext, recallHits, sessionContext } from "./operations/recall.ts";
import { listAttributes, listRelations, listUncertainty, resolveUncertainty } from "./operations/rows.ts";
import { deleteScope, forgetScopes, listScopes, registerScope } from "./operations/scopes.ts";
import { closeSession, createSession, getSession, listTurns, recordTurn } from "./operations/sessions.ts";
import { audit, oneTrace, traceCounts, traceList } from "./operations/traces.ts";

/** Every verb of the API below /api/v1/{context}, for the document that describes it. */
export const allOperations: readonly AnyOperation[] = [
  listAliases,
  listAttributes,
  audit,
  chat,
  recallContext,
  diff,
  listEntities,
  mergeEntities,
  unmergeEntities,
  deleteEntity,
  getEntity,
  entityHistory,
  remember,
  rememberMany,
  correctFact,
  factChanges,
  factEvidence,
  pendingFacts,
  resolveFact,
  stateFacts,
  usedFacts,
  withdrawFacts,
  forget,
  entityHistories,
  inspect,
  keyList,
  newKey,
  revokedKey,
  narrowedKey,
  rotatedKey,
  learnedFromTurns,
  me,
  listPrincipals,
  getPrincipal,
  effectiveGrants,
  readProfile,
  recallHits,
  listRelations,
  retain,
  listScopes,
  registerScope,
  deleteScope,
  forgetScopes,
  createSession,
  closeSession,
  getSession,
  sessionChat,
  sessionContext,
  listTurns,
  recordTurn,
  settledScope,
  readState,
  traceList,
  traceCounts,
  oneTrace,
  withdrawTurns,
  listUncertainty,
  resolveUncertainty,
];
