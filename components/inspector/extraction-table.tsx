import { Cell, HeadCell, Row, Table } from "@/components/ui/table.tsx";
import type { Health } from "@/lib/inspector/store/health.ts";

const right = "whitespace-nowrap text-right tabular-nums";

export function ExtractionTable({ rows }: { rows: Health["extraction"] }) {
  if (rows.length === 0) return <p className="text-quiet text-sm">Nothing was read in this time.</p>;
  return (
    <Table label="Extraction">
      <thead>
        <tr>
          <HeadCell>Extractor</HeadCell>
          {["Turns", "Fell back", "Failed", "p50", "p95", "Tokens in", "Tokens out", "Cost"].map((name) => (
            <HeadCell key={name} className="text-right">
              {name}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={`${row.extractor} ${row.version}`}>
            <Cell>
              {row.extractor} <span className="text-quiet">{row.version}</span>
            </Cell>
            <Cell className={right}>{row.runs.toLocaleString("en-GB")}</Cell>
            <Cell className={right}>{row.fellBack}</Cell>
            <Cell className={right}>{row.failed}</Cell>
            <Cell className={right}>{Math.round(row.p50Ms)} ms</Cell>
            <Cell className={right}>{Math.round(row.p95Ms)} ms</Cell>
            <Cell className={right}>{row.inputTokens.toLocaleString("en-GB")}</Cell>
            <Cell className={right}>{row.outputTokens.toLocaleString("en-GB")}</Cell>
            <Cell className={right}>{row.costUsd === null ? "–" : `$${row.costUsd.toFixed(4)}`}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
