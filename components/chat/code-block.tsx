"use client";

import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { type ReactNode, useState } from "react";

/** A fenced block with its language and a way to copy it. Inline code does not come here. */
export function CodeBlock({ className, children }: { className?: string; children?: ReactNode }) {
  const language = /language-([\w+#-]+)/.exec(className ?? "")?.[1];
  const code = typeof children === "string" ? children.replace(/\n$/, "") : "";
  return (
    <figure className="my-4 overflow-hidden rounded-md border border-line bg-leaf font-sans">
      <figcaption className="flex min-h-9 items-center justify-between border-line border-b ps-3 pe-1 text-quiet text-xs">
        <span>{language ?? "text"}</span>
        <CopyButton text={code} label="Copy code" />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls must take the focus to be scrolled by keys */}
      <pre dir="ltr" tabIndex={0} className="overflow-x-auto p-3 font-mono text-[0.8125rem] leading-relaxed">
        <code>{code || children}</code>
      </pre>
    </figure>
  );
}

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return;
    }
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={copied ? "Copied" : label}
      title={copied ? "Copied" : label}
      className="flex size-8 items-center justify-center rounded-md text-quiet hover:bg-leaf hover:text-ink"
    >
      {copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
    </button>
  );
}
