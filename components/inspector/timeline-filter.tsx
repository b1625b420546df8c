import Form from "next/form";
import { Button } from "@/components/ui/button.tsx";
import { type TimelineKind, timelineKinds } from "@/lib/inspector/store/timeline.ts";

export function TimelineFilter({ path, kinds }: { path: string; kinds: readonly TimelineKind[] }) {
  return (
    <Form action={path} className="mb-5">
      <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <legend className="sr-only">Kinds of events</legend>
        {timelineKinds.map((kind) => (
          <label key={kind} className="flex min-h-8 items-center gap-1.5 text-sm">
            <input type="checkbox" name="kind" value={kind} defaultChecked={kinds.includes(kind)} className="size-4" />
            {kind}
          </label>
        ))}
        <Button type="submit" variant="outline" size="sm">
          Filter
        </Button>
      </fieldset>
    </Form>
  );
}
