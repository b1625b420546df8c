"use client";

import { useState } from "react";
import { requestJson, sentenceOf } from "@/components/chat/http.ts";
import { AlertDialog } from "@/components/ui/alert-dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { TextField } from "@/components/ui/text-field.tsx";
import type { ForgetReport } from "@/lib/memory/api.ts";
import { confirmation } from "./confirmation.ts";

export function ForgetEverything({ onForgotten }: { onForgotten: () => void }) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [report, setReport] = useState<ForgetReport | null>(null);

  const forget = async () => {
    setBusy(true);
    setError(null);
    try {
      setReport(await requestJson<ForgetReport>("POST", "/api/memory/forget-everything", { confirmation: typed }));
      setOpen(false);
    } catch (failure) {
      setError(sentenceOf(failure));
    } finally {
      setBusy(false);
    }
  };

  const close = () => {
    setReport(null);
    onForgotten();
  };

  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div>
        <p className="font-medium">Forget everything</p>
        <p className="text-quiet text-sm">
          Erases the whole memory, history and quotes included. Your conversations stay.
        </p>
      </div>
      <Button
        variant="outline"
        className="border-accent/60! text-accent!"
        onClick={() => {
          setTyped("");
          setError(null);
          setOpen(true);
        }}
      >
        Forget everything…
      </Button>
      <AlertDialog
        open={open}
        onOpenChange={setOpen}
        title="Forget everything about you?"
        description="Every fact, its history and the copies made for searching are erased. This cannot be undone."
        confirmLabel="Forget everything"
        onConfirm={() => void forget()}
        blocked={typed.trim().toLowerCase() !== confirmation}
        busy={busy}
        error={error}
      >
        <TextField
          label={`To confirm, type “${confirmation}”`}
          value={typed}
          onValueChange={(next) => setTyped(next)}
          autoComplete="off"
        />
      </AlertDialog>
      {report ? <ErasureReport report={report} onClose={close} /> : null}
    </div>
  );
}

/** What went, and what was found when the traces were looked for afterwards. */
function ErasureReport({ report, onClose }: { report: ForgetReport; onClose: () => void }) {
  const rows: [string, number][] = [
    ["Facts", report.attributes.length],
    ["Statements behind them", report.claims],
    ["Recorded messages", report.turns],
    ["Copies in past answers", report.recalls],
  ];
  const left = report.probes?.reduce((sum, probe) => sum + probe.remaining, 0);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Everything is forgotten"
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <dl className="grid grid-cols-[1fr_auto] gap-y-1.5">
        {rows.map(([label, count]) => (
          <div key={label} className="contents">
            <dt className="text-quiet">{label}</dt>
            <dd className="text-right tabular-nums">{count.toLocaleString("en-GB")}</dd>
          </div>
        ))}
      </dl>
      {left === undefined ? null : (
        <p className="mt-4">
          {left === 0
            ? `Searched ${report.probes?.length} places afterwards: nothing is left.`
            : `Searched afterwards: ${left} traces remain. Please report this.`}
        </p>
      )}
    </Dialog>
  );
}
