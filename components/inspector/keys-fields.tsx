"use client";

import { TextArea } from "@/components/ui/text-field.tsx";
import { grantWords } from "@/lib/inspector/key-words.ts";

export type GrantName = keyof typeof grantWords;

interface KeyFieldsProps {
  scopes: string;
  onScopes: (text: string) => void;
  held: readonly GrantName[];
  onHeld: (grants: GrantName[]) => void;
  /** Grants that can be chosen. */
  offered: readonly GrantName[];
}

/** What a key reaches and may do. */
export function KeyFields({ scopes, onScopes, held, onHeld, offered }: KeyFieldsProps) {
  return (
    <>
      <TextArea
        label="Scopes"
        hint="One on each line: user/42/ for one person, user/* for everybody."
        rows={3}
        value={scopes}
        onChange={(event) => onScopes(event.target.value)}
      />
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1.5 font-medium text-sm">May</legend>
        {offered.map((grant) => (
          <label key={grant} className="flex min-h-8 items-center gap-2 text-sm">
            <input
              type="checkbox"
              checked={held.includes(grant)}
              onChange={(event) =>
                onHeld(event.target.checked ? [...held, grant] : held.filter((other) => other !== grant))
              }
              className="size-4 accent-accent"
            />
            {grantWords[grant]}
          </label>
        ))}
      </fieldset>
    </>
  );
}
