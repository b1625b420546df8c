import Link from "next/link";
import type { ReactNode } from "react";
import { AccountMenu } from "./account-menu.tsx";
import { cx } from "./cx.ts";

export interface NavPerson {
  name: string | null;
  email: string;
  role: "user" | "viewer" | "operator" | "admin";
}

interface SiteNavProps {
  user: NavPerson;
  current: "chat" | "memory" | "inspector" | "account";
  /** Server action that ends the session. */
  signOut: () => Promise<void>;
  /** Before the name, e.g. the button that opens a drawer on phones. */
  leading?: ReactNode;
}

export function SiteNav({ user, current, signOut, leading }: SiteNavProps) {
  const places = [
    { href: "/", label: "Chat", key: "chat" },
    { href: "/memory", label: "Memory", key: "memory" },
    ...(user.role === "user" ? [] : [{ href: "/admin", label: "Inspector", key: "inspector" }]),
  ];
  return (
    <header className="sticky top-0 z-30 flex h-14 shrink-0 items-center gap-2 border-line border-b bg-paper px-3 sm:px-5">
      {leading}
      <Link href="/" className="mr-2 hidden font-serif text-[1.1875rem] tracking-tight sm:mr-6 sm:block">
        Palimpsest
      </Link>
      <nav aria-label="Main" className="flex h-full items-stretch gap-4 sm:gap-5">
        {places.map((place) => (
          <Link
            key={place.key}
            href={place.href}
            aria-current={place.key === current ? "page" : undefined}
            className={cx(
              "-mb-px flex items-center border-b-2 px-0.5 text-[0.9375rem]",
              place.key === current ? "border-accent text-ink" : "border-transparent text-quiet hover:text-ink",
            )}
          >
            {place.label}
          </Link>
        ))}
      </nav>
      <div className="ml-auto">
        <AccountMenu name={user.name} email={user.email} signOut={signOut} />
      </div>
    </header>
  );
}
