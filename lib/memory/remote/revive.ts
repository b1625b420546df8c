const dates = new Set(["at", "knownFrom", "knownUntil", "recordedAt", "statedAt", "validFrom", "validUntil"]);

/** JSON of the Memory API with its instants as dates, recognised by the names of their members. */
export function revived(text: string): unknown {
  return JSON.parse(text, (name, value: unknown) =>
    dates.has(name) && typeof value === "string" ? new Date(value) : value,
  );
}
