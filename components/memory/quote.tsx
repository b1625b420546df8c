import Link from "next/link";
import type { Said } from "./remembered.ts";

/** The sentence a value came from; a link when its conversation still exists. */
export function Quote({ said, faded }: { said: Said; faded?: boolean }) {
  const words = (
    <span dir="auto" className="wrap-anywhere font-serif text-[0.9375rem]">
      “{said.quote}”
    </span>
  );
  return (
    <p className={`mt-0.5 text-sm ${faded ? "text-faded" : "text-quiet"}`}>
      {said.conversationId && said.messageId ? (
        <Link href={`/c/${said.conversationId}#m-${said.messageId}`} prefetch={false} className="link">
          {words}
        </Link>
      ) : (
        words
      )}
    </p>
  );
}
