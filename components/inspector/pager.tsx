import Link from "next/link";
import { buttonClass } from "@/components/ui/button-class.ts";
import { address, type Query } from "./addresses.ts";

interface PagerProps {
  path: string;
  query: Query;
  next: string | null;
  previous?: string | null;
}

export function Pager({ path, query, next, previous }: PagerProps) {
  if (!next && !previous) return null;
  const look = buttonClass({ variant: "outline", size: "sm" });
  return (
    <nav aria-label="Pages" className="mt-5 flex gap-2">
      {previous ? (
        <Link href={address(path, { ...query, before: previous })} prefetch={false} className={look}>
          Previous
        </Link>
      ) : null}
      {next ? (
        <Link href={address(path, { ...query, after: next })} prefetch={false} className={look}>
          Next
        </Link>
      ) : null}
    </nav>
  );
}
