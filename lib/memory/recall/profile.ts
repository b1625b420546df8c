import { isAdmissible } from "../gate/admissible.ts";
import type { AttributeView, Profile, ProfileSections } from "../types.ts";
import { vocabulary } from "../vocabulary.ts";
import { neutraliseLine } from "./format-neutralise.ts";
import { labelOf, sayAttributes } from "./phrases.ts";
import { estimateTokens } from "./tokens.ts";

const rankOfKey = new Map(Object.keys(vocabulary).map((key, index) => [key, index]));

/** Budget of the summary in estimated tokens; 700 to 1,400 is what published measurements find enough. */
export const defaultProfileTokens = 700;

/**
 * The profile of a scope: sections, and a summary in plain statements that is the same for the same memory, so that a
 * model's prompt cache survives. Over budget, whole statements are left out, the least important first. Values that the
 * gate turns away are left out, however they came to be stored.
 */
export function buildProfile(live: readonly AttributeView[], maxTokens = defaultProfileTokens): Profile {
  const attributes = live.filter(({ value }) => isAdmissible(value)).sort(byPlace);
  const sections = sectionsOf(attributes);
  const lines = [
    ...titled("About the person", sayAttributes(sections.self)),
    ...titled("Preferences", sayAttributes(sections.preferences)),
    ...titled("How they want to be answered", sayAttributes(sections.instructions)),
    ...byEntity(sections.others),
    ...titled("At the moment", sayAttributes(sections.current)),
  ].map(neutraliseLine);
  const kept = withinBudget(lines, maxTokens);
  const summary = kept.join("\n");
  return { summary, attributes, sections, tokens: estimateTokens(summary) };
}

function sectionsOf(attributes: readonly AttributeView[]): ProfileSections {
  const isSelf = (attribute: AttributeView) => attribute.entity.type === "self";
  const own = (category: AttributeView["category"]) =>
    attributes.filter((attribute) => isSelf(attribute) && attribute.category === category);
  return {
    self: own("identity"),
    preferences: own("knowledge"),
    instructions: own("instructions"),
    current: own("context"),
    others: attributes.filter((attribute) => !isSelf(attribute)),
  };
}

function titled(title: string, statements: readonly string[]): string[] {
  return statements.map((statement) => `${title}: ${statement}.`);
}

function byEntity(attributes: readonly AttributeView[]): string[] {
  const groups = new Map<string, AttributeView[]>();
  for (const attribute of attributes) {
    groups.set(attribute.entity.id, [...(groups.get(attribute.entity.id) ?? []), attribute]);
  }
  return [...groups.values()].flatMap((group) => {
    const entity = group[0]?.entity;
    return entity ? [`${entity.name} (${labelOf(entity.type)}): ${sayAttributes(group).join("; ")}.`] : [];
  });
}

/** Statements come in order of importance; the first ones that fit are kept. */
function withinBudget(lines: readonly string[], maxTokens: number): string[] {
  const kept: string[] = [];
  let tokens = 0;
  for (const line of lines) {
    const cost = estimateTokens(`${line}\n`);
    if (tokens + cost > maxTokens) continue;
    tokens += cost;
    kept.push(line);
  }
  return kept;
}

/** A place that does not move while the memory does not: vocabulary order, then key, then since when, then id. */
function byPlace(a: AttributeView, b: AttributeView): number {
  const place = (attribute: AttributeView) => rankOfKey.get(attribute.key) ?? rankOfKey.size;
  return (
    place(a) - place(b) ||
    compare(a.key, b.key) ||
    a.validFrom.getTime() - b.validFrom.getTime() ||
    compare(a.value, b.value)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
