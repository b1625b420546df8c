import type { Metadata } from "next";
import Link from "next/link";
import { Instant } from "@/components/inspector/instant.tsx";
import { NavLinks } from "@/components/inspector/nav-links.tsx";
import type { PersonLayoutProps } from "@/components/inspector/page-props.ts";
import { RevealControl } from "@/components/inspector/reveal-control.tsx";
import { inspect } from "@/lib/inspector/person.ts";

export async function generateMetadata({ params }: PersonLayoutProps): Promise<Metadata> {
  const { person } = await inspect((await params).id);
  return { title: person.name ?? person.email };
}

export default async function PersonLayout({ children, params }: PersonLayoutProps) {
  const { person, revealedUntil, canAct } = await inspect((await params).id);
  const base = `/admin/people/${person.id}`;
  const name = person.name ?? person.email;
  return (
    <>
      <p className="text-quiet text-sm">
        <Link href="/admin" className="link">
          People
        </Link>
      </p>
      <div className="mt-1 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <h1 className="font-serif text-3xl leading-tight">{name}</h1>
          <p className="mt-0.5 text-quiet text-sm">
            {person.name ? <>{person.email} · </> : null}
            {person.role === "user" ? null : <>{person.role} · </>}
            joined <Instant at={person.joinedAt} dayOnly />
            {person.seenAt ? (
              <>
                {" · last seen "}
                <Instant at={person.seenAt} dayOnly />
              </>
            ) : null}
            {person.memoryEnabled ? null : " · memory is off"}
          </p>
        </div>
        {canAct ? (
          <RevealControl personId={person.id} personName={name} until={revealedUntil?.toISOString() ?? null} />
        ) : (
          <p className="text-quiet text-sm">Values are masked for viewers.</p>
        )}
      </div>
      <div className="mt-4 mb-7">
        <NavLinks
          label={`Memory of ${name}`}
          links={[
            { href: base, label: "Entities" },
            { href: `${base}/timeline`, label: "Timeline" },
            { href: `${base}/conversations`, label: "Conversations" },
            { href: `${base}/as-of`, label: "As of" },
            { href: `${base}/recall`, label: "Recall lab" },
          ]}
          deepFrom={1}
        />
      </div>
      {children}
    </>
  );
}
