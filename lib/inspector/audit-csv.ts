import type { AuditRow } from "./store/audit.ts";

export const auditColumns = ["at", "actor_kind", "actor", "action", "person", "ref", "reason", "request_id"] as const;

/** One CSV line of an event (RFC 4180). Never its content before and after: an export leaves the house. */
export function auditLine(event: AuditRow): string {
  return csvLine([
    event.at.toISOString(),
    event.actorKind,
    event.actorEmail ?? event.actorId,
    event.action,
    event.personEmail ?? event.personId ?? "",
    event.ref ?? "",
    event.reason ?? "",
    event.requestId ?? "",
  ]);
}

/** Cells that a spreadsheet would run as a formula are marked as text. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)).join(",")}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
