"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { toast } from "@/components/ui/toast.tsx";
import { ReasonedDialog } from "./reasoned-dialog.tsx";
import { send } from "./send.ts";

interface RulingsProps {
  personId: string;
  claimId: string;
  label: string;
}

/** Accept or reject a statement that waits. */
export function Rulings({ personId, claimId, label }: RulingsProps) {
  const [ruling, setRuling] = useState<"accept" | "reject" | null>(null);
  const router = useRouter();

  const rule = (accept: boolean) => async (reason: string) => {
    await send(`/api/admin/people/${personId}/resolve`, { claimId, accept, reason });
    toast(accept ? "Accepted." : "Rejected.");
    router.refresh();
  };

  return (
    <div className="flex gap-2">
      <Button size="sm" variant="outline" onClick={() => setRuling("accept")} aria-label={`Accept ${label}`}>
        Accept
      </Button>
      <Button size="sm" variant="outline" onClick={() => setRuling("reject")} aria-label={`Reject ${label}`}>
        Reject
      </Button>
      <ReasonedDialog
        open={ruling === "accept"}
        onOpenChange={(open) => setRuling(open ? "accept" : null)}
        title="Accept the statement"
        description={`It becomes part of what is believed, from when it was said. (${label})`}
        confirmLabel="Accept"
        onConfirm={rule(true)}
      />
      <ReasonedDialog
        open={ruling === "reject"}
        onOpenChange={(open) => setRuling(open ? "reject" : null)}
        title="Reject the statement"
        description={`It stays out of the memory and leaves this list. (${label})`}
        confirmLabel="Reject"
        danger
        onConfirm={rule(false)}
      />
    </div>
  );
}
