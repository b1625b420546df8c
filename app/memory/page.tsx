import type { Metadata } from "next";
import { MemoryPage } from "@/components/memory/memory-page.tsx";
import { SiteNav } from "@/components/ui/site-nav.tsx";
import { signOutAction } from "@/lib/auth/actions.ts";
import { currentUser } from "@/lib/auth/guards.ts";
import { loadRemembered } from "./load-remembered.ts";

export const metadata: Metadata = { title: "Memory" };

export default async function MyMemoryPage() {
  const user = await currentUser();
  const { groups, pending } = await loadRemembered(user);
  return (
    <>
      <SiteNav
        user={{ name: user.name, email: user.email, role: user.role }}
        current="memory"
        signOut={signOutAction}
      />
      <MemoryPage groups={groups} pending={pending} enabled={user.memoryEnabled} />
    </>
  );
}
