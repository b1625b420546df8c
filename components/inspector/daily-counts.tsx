import { Cell, HeadCell, Row, Table } from "@/components/ui/table.tsx";
import type { DayCounts } from "@/lib/inspector/store/health.ts";

const columns = [
  { name: "turns", label: "Turns" },
  { name: "claims", label: "Statements" },
  { name: "believed", label: "Believed" },
  { name: "superseded", label: "Superseded" },
  { name: "waiting", label: "To review" },
  { name: "recalls", label: "Answers" },
] as const;

/** One bar per day and column, and the same as a table. */
export function DailyCounts({ days }: { days: readonly DayCounts[] }) {
  const active = days.filter((day) => columns.some(({ name }) => day[name] > 0));
  return (
    <>
      <ul className="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-3" aria-hidden="true">
        {columns.map(({ name, label }) => (
          <li key={name}>
            <p className="flex justify-between text-quiet text-xs">
              <span>{label}</span>
              <span className="tabular-nums">
                {days.reduce((sum, day) => sum + day[name], 0).toLocaleString("en-GB")}
              </span>
            </p>
            <Bars values={days.map((day) => day[name])} />
          </li>
        ))}
      </ul>
      {active.length > 0 ? (
        <div className="mt-6">
          <Table label="Counts by day">
            <thead>
              <tr>
                <HeadCell>Day (UTC)</HeadCell>
                {columns.map(({ name, label }) => (
                  <HeadCell key={name} className="text-right">
                    {label}
                  </HeadCell>
                ))}
              </tr>
            </thead>
            <tbody>
              {active.toReversed().map((day) => (
                <Row key={day.day}>
                  <Cell className="whitespace-nowrap tabular-nums">{day.day}</Cell>
                  {columns.map(({ name }) => (
                    <Cell key={name} className="text-right tabular-nums">
                      {day[name] === 0 ? <span className="text-quiet">0</span> : day[name].toLocaleString("en-GB")}
                    </Cell>
                  ))}
                </Row>
              ))}
            </tbody>
          </Table>
        </div>
      ) : null}
    </>
  );
}

function Bars({ values }: { values: readonly number[] }) {
  const highest = Math.max(...values, 1);
  const width = 100 / Math.max(values.length, 1);
  return (
    <svg
      viewBox="0 0 100 24"
      preserveAspectRatio="none"
      className="mt-1 block h-12 w-full border-line border-b"
      role="presentation"
    >
      {values.map((value, index) => (
        <rect
          key={index}
          x={index * width + width * 0.15}
          width={width * 0.7}
          y={24 - (value / highest) * 24}
          height={(value / highest) * 24}
          className="fill-changed"
        />
      ))}
    </svg>
  );
}
