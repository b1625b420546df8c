import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { OutsideSignIn } from "@/components/auth/outside-sign-in.tsx";
import { SignUpForm } from "@/components/auth/sign-up-form.tsx";
import { safeCallbackPath, signInPath } from "@/lib/auth/callback-path.ts";
import { signedInUser } from "@/lib/auth/guards.ts";
import { outsideProviderNames } from "@/lib/auth/outside-provider-names.ts";
import { env } from "@/lib/env.ts";

interface SearchProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata: Metadata = { title: "Create an account" };

export default async function SignUpPage({ searchParams }: SearchProps) {
  const callbackPath = safeCallbackPath((await searchParams).callbackUrl);
  if (await signedInUser()) redirect(callbackPath);
  return (
    <>
      <h1 className="font-serif text-3xl">Create an account</h1>
      <p className="mt-3 text-quiet">
        What you tell the chat is remembered for you alone. You can see it, correct it and have it forgotten at any
        time.
      </p>
      <SignUpForm callbackPath={callbackPath} />
      <OutsideSignIn providers={outsideProviderNames(env())} callbackPath={callbackPath} />
      <p className="mt-8 text-quiet">
        You have an account?{" "}
        <Link href={signInPath(callbackPath)} className="text-ink underline underline-offset-4">
          Sign in
        </Link>
      </p>
    </>
  );
}
