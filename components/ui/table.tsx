import type { ComponentProps } from "react";
import { cx } from "./cx.ts";

/** A table that scrolls sideways inside itself, reachable by keyboard. `label` names it. */
export function Table({ label, className, ...props }: ComponentProps<"table"> & { label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus to be scrolled by keys
    <section aria-label={label} tabIndex={0} className="relative overflow-x-auto">
      <table className={cx("w-full border-collapse text-left text-sm", className)} {...props} />
    </section>
  );
}

export function HeadCell({ className, ...props }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={cx("whitespace-nowrap border-edge/60 border-b py-2 pr-5 font-medium text-quiet", className)}
      {...props}
    />
  );
}

export function Row({ className, ...props }: ComponentProps<"tr">) {
  return <tr className={cx("border-line border-b hover:bg-leaf/60", className)} {...props} />;
}

export function Cell({ className, ...props }: ComponentProps<"td">) {
  return <td className={cx("py-2.5 pr-5 align-baseline", className)} {...props} />;
}
