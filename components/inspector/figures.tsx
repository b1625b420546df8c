import { type ReactNode, useId } from "react";
import { cx } from "@/components/ui/cx.ts";

interface FiguresProps {
  label: string;
  figures: readonly { name: string; value: ReactNode; alarm?: boolean }[];
}

export function Figures({ label, figures }: FiguresProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="font-serif text-xl">
        {label}
      </h2>
      <dl className="mt-2 flex flex-wrap gap-x-10 gap-y-3 border-line border-t pt-3">
        {figures.map(({ name, value, alarm }) => (
          <div key={name}>
            <dt className="text-quiet text-xs">{name}</dt>
            <dd className={cx("font-serif text-2xl tabular-nums", alarm && "text-accent")}>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
