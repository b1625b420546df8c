import Form from "next/form";
import { Button } from "@/components/ui/button.tsx";
import { TextField } from "@/components/ui/text-field.tsx";
import type { AuditSearch } from "@/lib/inspector/audit-query.ts";

export function AuditFilter({ search }: { search: AuditSearch }) {
  return (
    <Form
      action="/admin/audit"
      className="mt-4 mb-5 grid grid-cols-2 items-end gap-3 lg:grid-cols-[1fr_1fr_10rem_10rem_auto]"
    >
      {search.person ? <input type="hidden" name="person" value={search.person} /> : null}
      <TextField label="Who" name="actor" defaultValue={search.actor} placeholder="Name or e-mail" maxLength={200} />
      <TextField
        label="What"
        name="action"
        defaultValue={search.action}
        placeholder="For example revealed"
        maxLength={200}
      />
      <TextField label="From" name="from" type="date" defaultValue={search.from} />
      <TextField label="Until" name="until" type="date" defaultValue={search.until} />
      <Button type="submit" variant="outline" className="justify-self-start">
        Filter
      </Button>
    </Form>
  );
}
