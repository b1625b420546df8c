import { cx } from "./cx.ts";

export interface ButtonLook {
  /** primary: the one thing to do here. danger: it takes something away. */
  variant?: "primary" | "outline" | "plain" | "danger";
  size?: "sm" | "md";
  className?: string;
}

const variants = {
  primary: "bg-ink text-paper hover:bg-ink/85 border border-transparent",
  outline: "border border-edge/60 bg-paper text-ink hover:border-ink hover:bg-leaf",
  plain: "border border-transparent text-quiet hover:bg-leaf hover:text-ink",
  danger: "border border-transparent bg-accent text-accent-ink hover:bg-accent/88",
};

/** The look of a button, for links that act like one. */
export function buttonClass({ variant = "primary", size = "md", className }: ButtonLook = {}): string {
  return cx(
    "inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-md font-medium transition-colors",
    "disabled:cursor-not-allowed disabled:opacity-50 data-disabled:opacity-50",
    size === "sm" ? "min-h-8 px-2.5 text-sm" : "min-h-10 px-4 text-[0.9375rem]",
    variants[variant],
    className,
  );
}
