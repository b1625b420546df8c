import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { OutsideSignIn } from "@/components/auth/outside-sign-in.tsx";
import { SignInForm } from "@/components/auth/sign-in-form.tsx";
import { safeCallbackPath } from "@/lib/auth/callback-path.ts";
import { signedInUser } from "@/lib/auth/guards.ts";
import { outsideProviderNames } from "@/lib/auth/outside-provider-names.ts";
import { outsideSignInError } from "@/lib/auth/outside-sign-in-error.ts";
import { env } from "@/lib/env.ts";

interface SearchProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: SearchProps) {
  const { callbackUrl, error } = await searchParams;
  const callbackPath = safeCallbackPath(callbackUrl);
  if (await signedInUser()) redirect(callbackPath);
  const signUpQuery = callbackPath === "/" ? "" : `?${new URLSearchParams({ callbackUrl: callbackPath })}`;
  return (
    <>
      <h1 className="font-serif text-3xl">Sign in</h1>
      <SignInForm callbackPath={callbackPath} notice={outsideSignInError(error)} />
      <OutsideSignIn providers={outsideProviderNames(env())} callbackPath={callbackPath} />
      <p className="mt-8 text-quiet">
        New here?{" "}
        <Link href={`/sign-up${signUpQuery}`} className="text-ink underline underline-offset-4">
          Create an account
        </Link>
      </p>
    </>
  );
}
