import { cx } from "@/components/ui/cx.ts";

/** A remembered text, or a bar of fixed length where it is masked. */
export function Secret({ text, className }: { text: string | null; className?: string }) {
  if (text !== null) return <span className={cx("break-words", className)}>{text}</span>;
  return (
    <span className={className}>
      <span aria-hidden="true" className="inline-block h-[0.62em] w-[5.5em] rounded-[2px] bg-edge/45" />
      <span className="sr-only">masked</span>
    </span>
  );
}
