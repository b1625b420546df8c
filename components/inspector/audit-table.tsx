import Link from "next/link";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table.tsx";
import type { AuditRow } from "@/lib/inspector/store/audit.ts";
import { Instant } from "./instant.tsx";

export function AuditTable({ events }: { events: readonly AuditRow[] }) {
  return (
    <Table label="Audit">
      <thead>
        <tr>
          <HeadCell>When (UTC)</HeadCell>
          <HeadCell>Who</HeadCell>
          <HeadCell>What</HeadCell>
          <HeadCell>Whose memory</HeadCell>
          <HeadCell>Reason</HeadCell>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <Row key={event.id}>
            <Cell className="text-quiet">
              <Instant at={event.at} />
            </Cell>
            <Cell title={event.actorId}>{event.actorEmail ?? `${event.actorKind} ${event.actorId.slice(0, 13)}`}</Cell>
            <Cell title={event.ref ?? undefined} className="whitespace-nowrap">
              {event.action}
              <Manner after={event.after} />
            </Cell>
            <Cell>
              {event.personId ? (
                <Link href={`/admin/people/${event.personId}`} prefetch={false} className="link">
                  {event.personEmail}
                </Link>
              ) : null}
            </Cell>
            <Cell className="min-w-48">{event.reason}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
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
