/** Path with the members of `query` that say something. */
export function address(path: string, query: Readonly<Record<string, string | undefined | null>>): string {
  const members = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return members.length > 0 ? `${path}?${new URLSearchParams(members)}` : path;
}
