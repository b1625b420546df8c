import Link from "next/link";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table.tsx";
import type { AuditRow } from "@/lib/inspector/store/audit.ts";
import { Instant } from "./instant.tsx";

// Five columns do not fit a phone: there, two of them say what the others say elsewhere.
const wide = "hidden sm:table-cell";
const narrow = "block text-xs empty:hidden sm:hidden";

export function AuditTable({ events }: { events: readonly AuditRow[] }) {
  return (
    <Table label="Audit">
      <thead>
        <tr>
          <HeadCell>When (UTC)</HeadCell>
          <HeadCell className={wide}>Who</HeadCell>
          <HeadCell>What</HeadCell>
          <HeadCell className={wide}>Whose memory</HeadCell>
          <HeadCell className={wide}>Reason</HeadCell>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <Row key={event.id}>
            <Cell className="text-quiet">
              <Instant at={event.at} />
              <span className={`wrap-anywhere text-ink ${narrow}`}>{whoOf(event)}</span>
            </Cell>
            <Cell title={event.actorId} className={wide}>
              {whoOf(event)}
            </Cell>
            <Cell title={event.ref ?? undefined} className="sm:whitespace-nowrap">
              {event.action}
              <Manner after={event.after} />
              <span className={`wrap-anywhere ${narrow}`}>
                <Whose event={event} />
              </span>
              <span className={narrow}>{event.reason}</span>
            </Cell>
            <Cell className={wide}>
              <Whose event={event} />
            </Cell>
            <Cell className={`min-w-48 ${wide}`}>{event.reason}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

const whoOf = (event: AuditRow) => event.actorEmail ?? `${event.actorKind} ${event.actorId.slice(0, 13)}`;

function Whose({ event }: { event: AuditRow }) {
  return event.personId ? (
    <Link href={`/admin/people/${event.personId}`} prefetch={false} className="link">
      {event.personEmail}
    </Link>
  ) : null;
}

/** Which view was opened, and whether values were readable. Content never stands here. */
function Manner({ after }: { after: unknown }) {
  const { view, values } = (after ?? {}) as { view?: unknown; values?: unknown };
  if (typeof view !== "string") return null;
  return (
    <span className="text-quiet text-xs">
      {" "}
      {view}
      {values === "shown" ? ", values shown" : null}
    </span>
  );
}
