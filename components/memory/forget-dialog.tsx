"use client";

import { useEffect, useState } from "react";
import { requestJson, sentenceOf } from "@/components/chat/http.ts";
import { AlertDialog } from "@/components/ui/alert-dialog.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import type { ForgetReport } from "@/lib/memory/api.ts";

export type ForgetRequest = { attributeId: string } | { entityId: string } | { turnId: string };

interface ForgetDialogProps {
  target: ForgetRequest;
  onClose: () => void;
  onForgotten: (report: ForgetReport) => void;
}

/** Shows what would go, then forgets it. */
export default function ForgetDialog({ target, onClose, onForgotten }: ForgetDialogProps) {
  const [preview, setPreview] = useState<ForgetReport | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const wanted = JSON.stringify(target);

  useEffect(() => {
    let current = true;
    requestJson<ForgetReport>("POST", "/api/memory/forget/preview", { target: JSON.parse(wanted) }).then(
      (report) => current && setPreview(report),
      (failure) => current && setError(sentenceOf(failure)),
    );
    return () => {
      current = false;
    };
  }, [wanted]);

  const forget = async () => {
    setBusy(true);
    setError(null);
    try {
      onForgotten(await requestJson<ForgetReport>("POST", "/api/memory/forget", { target }));
    } catch (failure) {
      setError(sentenceOf(failure));
      setBusy(false);
    }
  };

  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Forget this?"
      description="It will not be used in answers any more and older messages will not bring it back. Say it again in a chat and it is remembered again."
      confirmLabel="Forget"
      onConfirm={forget}
      blocked={preview === null}
      busy={busy}
      error={error}
    >
      {preview ? <WhatGoes report={preview} /> : error ? null : <Skeleton className="w-2/3" />}
    </AlertDialog>
  );
}

export function WhatGoes({ report }: { report: ForgetReport }) {
  if (report.attributes.length === 0) return <p>Nothing that is remembered hangs on it.</p>;
  return (
    <>
      <p className="text-quiet text-sm">This goes:</p>
      <ul className="mt-1 max-h-56 overflow-y-auto">
        {report.attributes.map((attribute) => (
          <li key={attribute.id} className="wrap-anywhere py-0.5 font-serif text-[1.0625rem]">
            <bdi>{attribute.value}</bdi>{" "}
            <span className="font-sans text-quiet text-sm">{attribute.key.replaceAll("_", " ")}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
