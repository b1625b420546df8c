import Link from "next/link";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table.tsx";
import type { RecallItem } from "@/lib/memory/types.ts";

interface RecalledTableProps {
  label: string;
  items: readonly RecallItem[];
  personId: string;
}

/** Ranks, scores and what each signal gave. */
export function RecalledTable({ label, items, personId }: RecalledTableProps) {
  if (items.length === 0) return <p className="mt-2 text-quiet text-sm">Nothing is relevant enough.</p>;
  const signals = [...new Set(items.flatMap((item) => Object.keys(item.signals)))];
  return (
    <Table label={label} className="mt-2">
      <thead>
        <tr>
          <HeadCell className="text-right">Rank</HeadCell>
          <HeadCell>Text</HeadCell>
          <HeadCell>Kind</HeadCell>
          <HeadCell className="text-right">Score</HeadCell>
          {signals.map((signal) => (
            <HeadCell key={signal} className="text-right">
              {signal}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={`${item.kind} ${item.id}`}>
            <Cell className="text-right tabular-nums">{item.rank}</Cell>
            <Cell className="min-w-64 font-serif text-[0.9375rem]">
              {item.kind === "attribute" ? (
                <Link href={`/admin/people/${personId}#fact-${item.id}`} prefetch={false} className="link">
                  {item.text}
                </Link>
              ) : (
                item.text
              )}
            </Cell>
            <Cell className="whitespace-nowrap text-quiet">
              {item.kind === "attribute" ? "fact" : (item.role ?? "turn")}
            </Cell>
            <Cell className="text-right tabular-nums">{item.score.toFixed(3)}</Cell>
            {signals.map((signal) => (
              <Cell key={signal} className="text-right text-quiet tabular-nums">
                {item.signals[signal] === undefined ? "" : item.signals[signal].toFixed(3)}
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
