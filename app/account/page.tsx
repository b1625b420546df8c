import type { Metadata } from "next";
import type { ReactNode } from "react";
import { DeleteAccountForm } from "@/components/auth/delete-account-form.tsx";
import { NameForm } from "@/components/auth/name-form.tsx";
import { PasswordForm } from "@/components/auth/password-form.tsx";
import { Button } from "@/components/ui/button.tsx";
import { SiteNav } from "@/components/ui/site-nav.tsx";
import { signOutEverywhereAction } from "@/lib/auth/account-actions.ts";
import { signOutAction } from "@/lib/auth/actions.ts";
import { currentUser } from "@/lib/auth/guards.ts";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const { name, email, role, hasPassword } = await currentUser();
  return (
    <>
      <SiteNav user={{ name, email, role }} current="account" signOut={signOutAction} />
      <main id="main" className="mx-auto w-full max-w-xl px-6 py-10">
        <h1 className="font-serif text-3xl">Account</h1>
        <p className="mt-3 text-quiet">
          Signed in as <span className="text-ink">{email}</span>
        </p>
        <Part title="Name">
          <NameForm name={name ?? ""} />
        </Part>
        <Part title={hasPassword ? "Change password" : "Set a password"}>
          <PasswordForm email={email} hasPassword={hasPassword} />
        </Part>
        <Part title="Sign out everywhere">
          <p className="text-quiet">Ends every session of this account, on this device and on all others.</p>
          <form action={signOutEverywhereAction} className="mt-4">
            <Button type="submit" variant="outline">
              Sign out everywhere
            </Button>
          </form>
        </Part>
        <Part title="Delete account">
          <DeleteAccountForm hasPassword={hasPassword} />
        </Part>
      </main>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-10 border-line border-t pt-6">
      <h2 className="mb-4 font-serif text-xl">{title}</h2>
      {children}
    </section>
  );
}
