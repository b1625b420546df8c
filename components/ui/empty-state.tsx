import type { ReactNode } from "react";

export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="py-14">
      <p className="font-serif text-xl">{title}</p>
      {children ? <div className="mt-2 max-w-prose text-quiet">{children}</div> : null}
      {action ? <div className="mt-6">{action}</div> : null}
    </div>
  );
}
