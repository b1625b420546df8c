import { type ClauseRule, one } from "./foreign.ts";

const rule = (source: string, read: ClauseRule["read"]): ClauseRule => ({ pattern: new RegExp(source, "u"), read });
const word = "[\\p{Script=Arabic}\\p{M}]+";

export const arabic: readonly ClauseRule[] = [
  rule(`(?:^|\\s)اسمي (?<name>${word}?)(?=\\s+و|\\s*$)`, ({ name }) => one("name", name)),
  rule(`(?:^|\\s)و?أعمل (?:ك)?(?<role>${word}(?: (?!في|لدى|عند)${word})?) (?:في|لدى)`, ({ role }) => one("role", role)),
  rule(`(?:^|\\s)و?أعمل .{0,40}?في (?<place>${word})\\s*$`, ({ place }) => one("location", place)),
  rule(`(?:^|\\s)و?(?:أعيش|أسكن|أقيم) في (?<place>${word})`, ({ place }) => one("location", place)),
  rule(`(?:^|\\s)و?انتقلت إلى (?<place>${word})`, ({ place }) => one("location", place)),
  rule(`(?:^|\\s)و?ما زلت (?<role>${word}(?: ${word})?)\\s*$`, ({ role }) => one("role", role)),
  rule(`(?:^|\\s)(?:لدي|عندي) حساسية من (?<what>${word})`, ({ what }) => one("allergy", what)),
  rule(`(?:^|\\s)عمري (?<age>\\d{1,3})`, ({ age }) => one("age", age)),
];
