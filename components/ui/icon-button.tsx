import { Button as BaseButton } from "@base-ui/react/button";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";

type IconButtonProps = Omit<ComponentProps<typeof BaseButton>, "className" | "children"> & {
  /** What it does, read aloud and shown on hover. */
  label: string;
  children: ReactNode;
  size?: "sm" | "md";
  className?: string;
};

export const iconButtonClass = (size: "sm" | "md" = "md", className?: string) =>
  cx(
    "inline-flex shrink-0 items-center justify-center rounded-md text-quiet transition-colors hover:bg-leaf hover:text-ink disabled:opacity-40 data-popup-open:bg-leaf data-popup-open:text-ink",
    size === "sm" ? "size-8" : "size-10",
    className,
  );

export function IconButton({ label, children, size, className, type = "button", ...props }: IconButtonProps) {
  return (
    <BaseButton type={type} aria-label={label} title={label} className={iconButtonClass(size, className)} {...props}>
      {children}
    </BaseButton>
  );
}
