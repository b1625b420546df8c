import type { Metadata } from "next";
import type { ReactNode } from "react";
import { NavLinks } from "@/components/inspector/nav-links.tsx";
import { SiteNav } from "@/components/ui/site-nav.tsx";
import { signOut } from "@/lib/auth/auth.ts";
import { currentUser } from "@/lib/auth/guards.ts";
import { hasRole } from "@/lib/auth/principal.ts";

export const metadata: Metadata = { title: { default: "Inspector", template: "%s · Inspector · Palimpsest" } };

const places = [
  { href: "/admin", label: "People" },
  { href: "/admin/review", label: "Review" },
  { href: "/admin/health", label: "Health" },
  { href: "/admin/audit", label: "Audit" },
];

const keys = { href: "/admin/keys", label: "Keys" };

async function endSession() {
  "use server";
  await signOut({ redirectTo: "/sign-in" });
}

export default async function InspectorLayout({ children }: { children: ReactNode }) {
  const user = await currentUser({ role: "viewer" });
  return (
    <>
      <SiteNav user={user} current="inspector" signOut={endSession} />
      <div className="mx-auto max-w-6xl px-4 pt-3 pb-24 sm:px-6">
        <NavLinks label="Inspector" links={hasRole(user.role, "admin") ? [...places, keys] : places} />
        <main id="main" tabIndex={-1} className="pt-6 outline-none">
          {children}
        </main>
      </div>
    </>
  );
}
