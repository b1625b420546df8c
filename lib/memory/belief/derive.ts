/** Heads of job titles that stay when the modifier before them changes with the team. */
const heads = new Set(
  "engineer developer designer manager analyst lead architect scientist tester administrator programmer researcher consultant specialist coordinator writer recruiter director".split(
    " ",
  ),
);
const seniority = new Set("senior junior principal staff lead chief head associate trainee".split(" "));

/**
 * The role after a move to a team: the modifier of the head noun gives way, seniority stays.
 * "senior backend engineer" + "platform" → "senior platform engineer". Null when the role has no such head.
 */
export function deriveRole(role: string, modifier: string): string | null {
  const words = role.trim().split(/\s+/);
  const head = words.at(-1);
  if (head === undefined || !heads.has(head.toLowerCase())) return null;
  const rank = words.slice(0, -1).filter((word) => seniority.has(word.toLowerCase()));
  return [...rank, modifier.trim(), head].join(" ");
}
