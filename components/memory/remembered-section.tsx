"use client";

import { PastValues } from "./past-values.tsx";
import type { RememberedGroup, RememberedLine, RememberedSubject } from "./remembered.ts";
import { RememberedFact } from "./remembered-fact.tsx";

export function RememberedSection({ group, onChanged }: { group: RememberedGroup; onChanged: () => void }) {
  return (
    <section aria-labelledby={`group-${group.id}`} className="mt-12">
      <h2 id={`group-${group.id}`} className="border-edge/60 border-b pb-2 font-serif text-xl">
        {group.title}
      </h2>
      {group.subjects.map((subject) => (
        <Subject key={subject.entityId} subject={subject} onChanged={onChanged} />
      ))}
    </section>
  );
}

function Subject({ subject, onChanged }: { subject: RememberedSubject; onChanged: () => void }) {
  return (
    <>
      {subject.name ? (
        <h3 className="mt-5 font-medium">
          <bdi>{subject.name}</bdi>
          {subject.relation ? <span className="font-normal text-quiet"> · {subject.relation}</span> : null}
        </h3>
      ) : null}
      <dl>
        {subject.lines.map((line) => (
          <Line key={line.id} line={line} onChanged={onChanged} />
        ))}
      </dl>
    </>
  );
}

function Line({ line, onChanged }: { line: RememberedLine; onChanged: () => void }) {
  return (
    <div className="border-line border-b py-4 last:border-b-0 sm:grid sm:grid-cols-[9.5rem_minmax(0,1fr)] sm:gap-6">
      <dt className="text-quiet text-sm sm:pt-1 sm:leading-6">{line.label}</dt>
      <dd className="mt-1 flex flex-col gap-4 sm:mt-0">
        {line.current.map((fact) => (
          <RememberedFact key={fact.id} fact={fact} label={line.label} onChanged={onChanged} />
        ))}
        {line.past.length > 0 ? <PastValues past={line.past} standalone={line.current.length === 0} /> : null}
      </dd>
    </div>
  );
}
