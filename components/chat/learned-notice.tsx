"use client";

import { Fragment, useState } from "react";
import { cx } from "@/components/ui/cx.ts";
import type { LearnedChange } from "@/lib/chat/types.ts";
import { requestJson, sentenceOf } from "./http.ts";
import { groupLearned, type LearnedGroup, learnedSubject } from "./learned-sentence.ts";

interface LearnedNoticeProps {
  learned: readonly LearnedChange[];
  undone: boolean;
  onUndone: () => void;
}

/** The quiet line under the message that taught the memory something. */
export function LearnedNotice({ learned, undone, onUndone }: LearnedNoticeProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const groups = groupLearned(learned);
  if (groups.length === 0) return null;

  const undo = async () => {
    setBusy(true);
    setError(null);
    try {
      await requestJson("POST", "/api/memory/undo", { claimIds: learned.flatMap(({ claimIds }) => claimIds) });
      onUndone();
    } catch (failure) {
      setError(sentenceOf(failure));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="settle-in mt-2 max-w-full border-changed/60 border-s-2 ps-3 text-quiet text-sm leading-6">
      {groups.map((group, index) => (
        <p key={group.kind} className={cx("wrap-anywhere", undone && "text-faded line-through")}>
          <span className={group.kind === "remembered" || group.kind === "updated" ? "text-changed" : undefined}>
            {group.lead}
            {group.kind === "contested" ? ":" : ""}
          </span>{" "}
          <Changes group={group} />
          {index === groups.length - 1 && !undone ? (
            <button
              type="button"
              onClick={undo}
              disabled={busy}
              aria-label="Undo what was learnt from this message"
              className="link ms-3 min-h-6 font-medium text-ink disabled:opacity-50"
            >
              {busy ? "Undoing…" : "Undo"}
            </button>
          ) : null}
        </p>
      ))}
      {undone ? <p>Undone. What was there before holds again.</p> : null}
      {error ? (
        <p role="alert" className="text-accent">
          {error}
        </p>
      ) : null}
    </div>
  );
}

function Changes({ group }: { group: LearnedGroup }) {
  if (group.kind === "quarantined") return <>A part of this message reads like an instruction to the memory.</>;
  return group.changes.map((change, index) => (
    <Fragment key={`${change.about}/${change.key}/${change.value}`}>
      {index > 0 ? <span aria-hidden> · </span> : null}
      {index > 0 ? <span className="sr-only">, </span> : null}
      {learnedSubject(change)} <Value change={change} />
    </Fragment>
  ));
}

function Value({ change }: { change: LearnedChange }) {
  const serif = "font-serif text-[1.0625em]";
  if (change.kind === "ended")
    return (
      <del className={serif}>
        <bdi>{change.previousValue ?? change.value}</bdi>
      </del>
    );
  if (change.kind !== "updated" || change.previousValue === null)
    return <bdi className={cx(serif, "text-ink")}>{change.value}</bdi>;
  return (
    <>
      <span className="sr-only">from </span>
      <del className={cx(serif, "text-faded")}>
        <bdi>{change.previousValue}</bdi>
      </del>
      <span aria-hidden> → </span>
      <span className="sr-only"> to </span>
      <ins className={cx(serif, "text-ink")}>
        <bdi>{change.value}</bdi>
      </ins>
    </>
  );
}
