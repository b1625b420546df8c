export type Query = Readonly<Record<string, string | readonly string[] | undefined | null>>;

/** Path with the members of `query` that say something; a list becomes a repeated member. */
export function address(path: string, query: Query): string {
  const members = Object.entries(query).flatMap(([name, value]) =>
    (typeof value === "string" ? [value] : (value ?? [])).filter(Boolean).map((one) => [name, one]),
  );
  return members.length > 0 ? `${path}?${new URLSearchParams(members)}` : path;
}
