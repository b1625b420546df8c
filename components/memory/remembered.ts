import type { AttributeHistoryEntry, AttributeView, Category, CloseReason, EntityView } from "@/lib/memory/types.ts";
import { vocabulary } from "@/lib/memory/vocabulary.ts";
import { labelOf } from "./labels.ts";
import { type GroupId, groupOf, groupTitles } from "./remembered-groups.ts";

/** The words behind a value, and where they can be read. Dates are ISO strings. */
export interface Said {
  quote: string;
  statedAt: string;
  conversationId: string | null;
  messageId: string | null;
}

export interface CurrentFact {
  id: string;
  value: string;
  since: string;
  /** Set for facts that end by themselves. */
  until: string | null;
  statedCount: number;
  said: Said | null;
}

export interface PastFact {
  id: string;
  value: string;
  until: string | null;
  reason: CloseReason | null;
  said: Said | null;
}

/** One key of one entity: what holds now, and beneath it what held before, newest first. */
export interface RememberedLine {
  id: string;
  key: string;
  label: string;
  category: Category;
  current: CurrentFact[];
  past: PastFact[];
}

/** The lines about the person ("" and null) or about somebody or something they spoke of. */
export interface RememberedSubject {
  entityId: string;
  name: string;
  /** How they stand to the person, e.g. "sister". */
  relation: string | null;
  lines: RememberedLine[];
}

export interface RememberedGroup {
  id: GroupId;
  title: string;
  subjects: RememberedSubject[];
}

type Places = ReadonlyMap<string, { conversationId: string; messageId: string }>;
type History = { entity: EntityView; entries: AttributeHistoryEntry[] };

/** What is believed now with what it replaced, in the order and under the headings in which the page shows it. */
export function rememberedGroups(histories: readonly History[], places: Places, now: Date): RememberedGroup[] {
  const self = histories.find(({ entity }) => entity.isSelf)?.entity;
  const groups = new Map<GroupId, RememberedSubject[]>();
  for (const { entity, entries } of histories) {
    const relation = self?.relations.find(({ object }) => object.id === entity.id)?.label ?? null;
    for (const line of linesOf(entries, places, now)) {
      const id = groupOf(entity, line);
      const subjects = groups.get(id) ?? [];
      groups.set(id, subjects);
      const subject = subjects.find(({ entityId }) => entityId === entity.id);
      if (subject) subject.lines.push(line);
      else
        subjects.push({
          entityId: entity.id,
          name: entity.isSelf ? "" : entity.name,
          relation: relation && labelOf(relation),
          lines: [line],
        });
    }
  }
  return groupTitles.flatMap(([id, title]) => {
    const subjects = groups.get(id);
    return subjects ? [{ id, title, subjects }] : [];
  });
}

function linesOf(entries: readonly AttributeHistoryEntry[], places: Places, now: Date): RememberedLine[] {
  const lines = new Map<string, RememberedLine>();
  for (const entry of entries) {
    if (entry.closeReason === "forgotten") continue;
    const line = lines.get(entry.key) ?? {
      id: `${entry.entity.id}/${entry.key}`,
      key: entry.key,
      label: labelOf(entry.key),
      category: entry.category,
      current: [],
      past: [],
    };
    lines.set(entry.key, line);
    if (isCurrent(entry, now)) line.current.push(currentFact(entry, places));
    else if (entry.knownUntil === null || entry.revisedBy !== null) line.past.push(pastFact(entry, places));
  }
  return [...lines.values()]
    .filter(({ current, past }) => current.length + past.length > 0)
    .sort((a, b) => placeOf(a.key) - placeOf(b.key));
}

const keyOrder = Object.keys(vocabulary);

/** Keys stand in the order of the vocabulary, unknown ones last. */
function placeOf(key: string): number {
  const place = keyOrder.indexOf(key);
  return place < 0 ? keyOrder.length : place;
}

/** Believed, and true now as far as known. A fact that begins later counts: it is what will hold. */
export function isCurrent(fact: Pick<AttributeView, "knownUntil" | "validUntil">, now: Date): boolean {
  return fact.knownUntil === null && (fact.validUntil === null || fact.validUntil > now);
}

function currentFact(entry: AttributeHistoryEntry, places: Places): CurrentFact {
  return {
    id: entry.id,
    value: entry.value,
    since: entry.validFrom.toISOString(),
    until: entry.validUntil?.toISOString() ?? null,
    statedCount: entry.statedCount,
    said: saidOf(entry, places),
  };
}

function pastFact(entry: AttributeHistoryEntry, places: Places): PastFact {
  return {
    id: entry.id,
    value: entry.value,
    until: (entry.validUntil ?? entry.knownUntil)?.toISOString() ?? null,
    reason: entry.closeReason ?? (entry.revisedBy ? "corrected" : null),
    said: saidOf(entry, places),
  };
}

function saidOf(entry: AttributeHistoryEntry, places: Places): Said | null {
  const evidence = entry.evidence.find(({ role, quotes }) => role === "supports" && quotes.length > 0);
  if (!evidence) return null;
  const place = evidence.turnId ? places.get(evidence.turnId) : undefined;
  return {
    quote: evidence.quotes.map(({ text }) => text).join(" … "),
    statedAt: evidence.statedAt.toISOString(),
    conversationId: place?.conversationId ?? null,
    messageId: place?.messageId ?? null,
  };
}
