import { address } from "@/components/inspector/addresses.ts";
import { AuditFilter } from "@/components/inspector/audit-filter.tsx";
import { AuditTable } from "@/components/inspector/audit-table.tsx";
import type { InspectorPageProps } from "@/components/inspector/page-props.ts";
import { Pager } from "@/components/inspector/pager.tsx";
import { buttonClass } from "@/components/ui/button-class.ts";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { currentUser } from "@/lib/auth/guards.ts";
import { hasRole } from "@/lib/auth/principal.ts";
import { db } from "@/lib/db.ts";
import { auditQuery, auditSearchSchema } from "@/lib/inspector/audit-query.ts";
import { listAudit } from "@/lib/inspector/store/audit.ts";

export default async function AuditPage({ searchParams }: InspectorPageProps) {
  const viewer = await currentUser({ role: "viewer" });
  const search = auditSearchSchema.parse(await searchParams);
  const { events, next } = await listAudit(db(), auditQuery(search, 100));
  const { after: _after, ...filter } = search;
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h1 className="font-serif text-3xl">Audit</h1>
        {hasRole(viewer.role, "operator") ? (
          <a
            href={address("/api/admin/audit", filter)}
            className={buttonClass({ variant: "outline", size: "sm" })}
            download
          >
            Export CSV
          </a>
        ) : null}
      </div>
      <AuditFilter search={search} />
      {events.length > 0 ? <AuditTable events={events} /> : <EmptyState title="No events fit." />}
      <Pager path="/admin/audit" query={filter} next={next} />
    </>
  );
}
