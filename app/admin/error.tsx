"use client";

import { Button } from "@/components/ui/button.tsx";

export default function InspectorError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <div className="py-14">
      <h1 className="font-serif text-2xl">This could not be shown.</h1>
      <p className="mt-2 max-w-prose text-quiet">
        The database or the memory did not answer. Nothing was changed.
        {error.digest ? <> If it happens again, the log has it under {error.digest}.</> : null}
      </p>
      <Button className="mt-6" onClick={retry}>
        Try again
      </Button>
    </div>
  );
}
