"use client";

import { Button } from "@/components/ui/button.tsx";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id="main" className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center px-6 pb-[12vh]">
      <h1 className="font-serif text-3xl">Something went wrong</h1>
      <p className="mt-3 text-quiet">The page could not be shown. Nothing you wrote is lost; try it again.</p>
      {error.digest ? <p className="mt-2 text-sm text-quiet">Reference {error.digest}</p> : null}
      <p className="mt-8">
        <Button variant="outline" onClick={reset}>
          Try again
        </Button>
      </p>
    </main>
  );
}
