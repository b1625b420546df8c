"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { cx } from "@/components/ui/cx.ts";

interface NavLinksProps {
  label: string;
  links: readonly { href: string; label: string; count?: number }[];
  /** From this link on, a link is current on the addresses below it too. */
  deepFrom?: number;
}

const edge = 16;

/** Places beside each other, one of them current. Nothing is fetched ahead: looking at a person is on the record. */
export function NavLinks({ label, links, deepFrom = Number.POSITIVE_INFINITY }: NavLinksProps) {
  const path = usePathname();
  const strip = useRef<HTMLElement>(null);
  // On a narrow screen the places reach over the edge: the current one must be in sight.
  useEffect(() => {
    const current = strip.current?.querySelector("[aria-current]")?.parentElement;
    if (strip.current && current)
      strip.current.scrollLeft = current.offsetLeft + current.offsetWidth - strip.current.clientWidth + edge;
  }, [path]);
  return (
    <nav ref={strip} aria-label={label} className="relative -mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <ul className="flex min-w-max gap-3.5 sm:gap-5 border-line border-b">
        {links.map(({ href, label: text, count }, index) => {
          const current = path === href || (index >= deepFrom && path.startsWith(`${href}/`));
          return (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                aria-current={current ? "page" : undefined}
                className={cx(
                  "-mb-px flex min-h-10 items-center gap-1.5 border-b-2 px-0.5 text-sm",
                  current ? "border-accent text-ink" : "border-transparent text-quiet hover:text-ink",
                )}
              >
                {text}
                {count ? <span className="text-accent tabular-nums">{count}</span> : null}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
