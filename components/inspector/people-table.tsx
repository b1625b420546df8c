import ArrowDown from "lucide-react/icons/arrow-down";
import ArrowUp from "lucide-react/icons/arrow-up";
import Link from "next/link";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table.tsx";
import type { PeopleSort, PersonRow } from "@/lib/inspector/store/people.ts";
import { address } from "./addresses.ts";
import { Instant } from "./instant.tsx";

interface PeopleView {
  q: string;
  sort: PeopleSort;
  order: "asc" | "desc";
  waiting: string | undefined;
}

const number = "text-right tabular-nums";

export function PeopleTable({ people, view }: { people: readonly PersonRow[]; view: PeopleView }) {
  return (
    <Table label="People">
      <thead>
        <tr>
          <SortHead view={view} sort="email" label="Person" />
          <HeadCell className={number}>Live</HeadCell>
          <HeadCell className={`hidden md:table-cell ${number}`}>Superseded</HeadCell>
          <HeadCell className={number}>To review</HeadCell>
          <HeadCell className={`hidden md:table-cell ${number}`}>Conversations</HeadCell>
          <SortHead view={view} sort="seen" label="Last seen" className="hidden pl-4 sm:table-cell" />
          <SortHead view={view} sort="joined" label="Joined" className="hidden lg:table-cell" />
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Row key={person.id}>
            <Cell className="max-w-0 sm:max-w-none sm:w-2/5 w-full">
              <Link href={`/admin/people/${person.id}`} prefetch={false} className="group block">
                <span className="block truncate font-serif text-base underline decoration-transparent underline-offset-4 group-hover:decoration-current">
                  {person.name ?? person.email}
                </span>
                <span className="block truncate text-quiet text-xs">
                  {person.name ? person.email : null}
                  {person.role === "user" ? null : ` · ${person.role}`}
                  {person.memoryEnabled ? null : " · memory off"}
                </span>
              </Link>
            </Cell>
            <Cell className={number}>{person.live}</Cell>
            <Cell className={`hidden text-quiet md:table-cell ${number}`}>{person.superseded}</Cell>
            <Cell className={number}>
              {person.contested > 0 ? (
                <span className="font-medium text-accent">{person.contested}</span>
              ) : (
                <span className="text-quiet">0</span>
              )}
            </Cell>
            <Cell className={`hidden text-quiet md:table-cell ${number}`}>{person.conversations}</Cell>
            <Cell className="hidden pl-4 text-quiet sm:table-cell">
              <Instant at={person.seenAt} dayOnly />
            </Cell>
            <Cell className="hidden text-quiet lg:table-cell">
              <Instant at={person.joinedAt} dayOnly />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

interface SortHeadProps {
  view: PeopleView;
  sort: PeopleSort;
  label: string;
  className?: string;
}

function SortHead({ view, sort, label, className }: SortHeadProps) {
  const current = view.sort === sort;
  const turned = view.order === "asc" ? "desc" : "asc";
  const order = current ? turned : sort === "email" ? "asc" : "desc";
  return (
    <HeadCell
      className={className}
      aria-sort={current ? (view.order === "asc" ? "ascending" : "descending") : undefined}
    >
      <Link
        href={address("/admin", { q: view.q, waiting: view.waiting, sort, order })}
        prefetch={false}
        className="inline-flex items-center gap-1 hover:text-ink"
      >
        {label}
        {current ? (
          view.order === "asc" ? (
            <ArrowUp size={13} aria-hidden />
          ) : (
            <ArrowDown size={13} aria-hidden />
          )
        ) : null}
      </Link>
    </HeadCell>
  );
}
