import type { RememberedGroup } from "./remembered.ts";

/** Keeps the lines in which every word occurs, in the value now or before, the label, the name or the quote. */
export function searchRemembered(groups: readonly RememberedGroup[], query: string): RememberedGroup[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...groups];
  return groups.flatMap((group) => {
    const subjects = group.subjects.flatMap((subject) => {
      const lines = subject.lines.filter((line) => {
        const facts = [...line.current, ...line.past].flatMap(({ value, said }) => [value, said?.quote ?? ""]);
        const text = [group.title, subject.name, line.label, ...facts].join("\n").toLocaleLowerCase();
        return words.every((word) => text.includes(word));
      });
      return lines.length > 0 ? [{ ...subject, lines }] : [];
    });
    return subjects.length > 0 ? [{ ...group, subjects }] : [];
  });
}
