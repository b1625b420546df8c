"use client";

import { Field } from "@base-ui/react/field";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";

export const inputClass =
  "w-full rounded-md border border-edge bg-paper px-3 text-ink placeholder:text-faded -outline-offset-1 hover:border-ink aria-invalid:border-accent data-invalid:border-accent disabled:opacity-60";

type FieldShell = {
  label: string;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  hint?: ReactNode;
  /** What is wrong and what to do; announced with the field. */
  error?: string | null;
};

type TextFieldProps = Omit<ComponentProps<typeof Field.Control>, "className"> & FieldShell & { className?: string };

export function TextField({ label, hideLabel, hint, error, className, name, ...props }: TextFieldProps) {
  return (
    <Field.Root name={name} invalid={Boolean(error)} className={cx("flex flex-col gap-1.5", className)}>
      <Field.Label className={hideLabel ? "sr-only" : "text-sm font-medium"}>{label}</Field.Label>
      <Field.Control className={cx(inputClass, "h-10")} {...props} />
      {hint ? <Field.Description className="text-sm text-quiet">{hint}</Field.Description> : null}
      <Field.Error match={Boolean(error)} className="text-sm text-accent">
        {error}
      </Field.Error>
    </Field.Root>
  );
}

type TextAreaProps = Omit<ComponentProps<"textarea">, "className"> & FieldShell & { className?: string };

export function TextArea({ label, hideLabel, hint, error, className, name, ...props }: TextAreaProps) {
  return (
    <Field.Root name={name} invalid={Boolean(error)} className={cx("flex flex-col gap-1.5", className)}>
      <Field.Label className={hideLabel ? "sr-only" : "text-sm font-medium"}>{label}</Field.Label>
      <Field.Control render={<textarea rows={3} {...props} />} className={cx(inputClass, "resize-y py-2")} />
      {hint ? <Field.Description className="text-sm text-quiet">{hint}</Field.Description> : null}
      <Field.Error match={Boolean(error)} className="text-sm text-accent">
        {error}
      </Field.Error>
    </Field.Root>
  );
}
