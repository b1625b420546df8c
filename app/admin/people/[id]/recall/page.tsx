import type { PersonPageProps } from "@/components/inspector/page-props.ts";
import { RecallLab } from "@/components/inspector/recall-lab.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { inspect, recordLook } from "@/lib/inspector/person.ts";

export default async function RecallLabPage({ params }: PersonPageProps) {
  const inspection = await inspect((await params).id);
  const { person, revealedUntil, canAct } = inspection;
  await recordLook(inspection, "recall-lab");
  if (!revealedUntil) {
    return (
      <EmptyState title="The values are masked.">
        <p>
          The recall lab shows a person’s words and facts.{" "}
          {canAct ? "Show the values first, with a reason." : "Viewers cannot use it."}
        </p>
      </EmptyState>
    );
  }
  return (
    <>
      <h2 className="sr-only">Recall lab</h2>
      <RecallLab personId={person.id} />
    </>
  );
}
