"use client";

import Eye from "lucide-react/icons/eye";
import EyeOff from "lucide-react/icons/eye-off";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toast.tsx";
import { ReasonedDialog } from "./reasoned-dialog.tsx";
import { messageOf, send } from "./send.ts";

interface RevealControlProps {
  personId: string;
  personName: string;
  /** ISO time at which the values close again; null: they are masked. */
  until: string | null;
}

/** Opens the values of one person for a reason and a quarter of an hour. */
export function RevealControl({ personId, personName, until }: RevealControlProps) {
  const [asking, setAsking] = useState(false);
  const router = useRouter();

  useEffect(() => {
    if (!until) return;
    const timer = setTimeout(() => router.refresh(), Math.max(new Date(until).getTime() - Date.now(), 0) + 500);
    return () => clearTimeout(timer);
  }, [until, router]);

  if (until) {
    return (
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="text-changed text-sm">
          Values shown until{" "}
          <time dateTime={until} className="tabular-nums">
            {until.slice(11, 16)} UTC
          </time>
        </p>
        <Button
          variant="outline"
          size="sm"
          onClick={() =>
            send(`/api/admin/people/${personId}/mask`)
              .then(() => router.refresh())
              .catch((error: unknown) => toast(messageOf(error)))
          }
        >
          <EyeOff size={15} aria-hidden />
          Mask again
        </Button>
      </div>
    );
  }
  return (
    <>
      <Button variant="outline" size="sm" onClick={() => setAsking(true)}>
        <Eye size={15} aria-hidden />
        Show values
      </Button>
      <ReasonedDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Show what is remembered of ${personName}`}
        description="Values, quoted sentences and messages become readable to you, in this browser, for 15 minutes. That you looked, and why, is written to the audit."
        confirmLabel="Show values"
        onConfirm={async (reason) => {
          await send(`/api/admin/people/${personId}/reveal`, { reason });
          router.refresh();
        }}
      />
    </>
  );
}
