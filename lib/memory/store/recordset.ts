/**
 * Rows as the argument of `json_populate_recordset(NULL::table, …)`; camelCase names become columns. However many rows
 * there are, they are one parameter, so that the text of a statement, and with it its plan, stays the same.
 */
export function recordset(rows: readonly object[]): string {
  const records = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [columnOf(name), storable(value)])),
  );
  return JSON.stringify(records, (_, value) => (typeof value === "string" ? value.toWellFormed() : value));
}

function columnOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** PostgreSQL does not read the sign and the zeros that JavaScript puts before a year of more than four digits. */
function storable(value: unknown): unknown {
  return value instanceof Date ? value.toISOString().replace(/^\+0*/, "") : value;
}
