"use client";

import { cloneElement, createElement, isValidElement, type ReactNode } from "react";
import { type Components, type ExtraProps, Streamdown } from "streamdown";
import { CodeBlock } from "./code-block.tsx";
import { safeLink } from "./safe-link.ts";

/** Answers may carry words from memory or from outside: nothing in them is fetched, and a link shows where it goes. */
const components: Components = Object.assign(
  bare("h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "hr", "strong", "sup", "sub"),
  bare("thead", "tbody", "tr", "th", "td"),
  {
    a: ({ href, children }: { href?: string; children?: ReactNode }) => <SafeLink href={href}>{children}</SafeLink>,
    img: ({ src, alt }: { src?: string; alt?: string }) => (
      <SafeLink href={src}>{`[image${alt ? `: ${alt}` : ""}]`}</SafeLink>
    ),
    // The library tells a fenced block from inline code by this mark.
    pre: ({ children }: { children?: ReactNode }) =>
      isValidElement<Record<string, unknown>>(children) ? cloneElement(children, { "data-block": "true" }) : children,
    code: CodeBlock,
    inlineCode: ({ children }: { children?: ReactNode }) => <code>{children}</code>,
    table: ({ children }: { children?: ReactNode }) => (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must take the focus to be scrolled by keys
      <section aria-label="Table" tabIndex={0} className="my-4 overflow-x-auto">
        <table>{children}</table>
      </section>
    ),
  },
);

export default function Markdown({ text, streaming }: { text: string; streaming: boolean }) {
  return (
    <Streamdown
      mode={streaming ? "streaming" : "static"}
      parseIncompleteMarkdown={streaming}
      components={components}
      controls={false}
      dir="auto"
      skipHtml
      linkSafety={{ enabled: false }}
    >
      {text}
    </Streamdown>
  );
}

function SafeLink({ href, children }: { href?: string; children?: ReactNode }) {
  const link = safeLink(href);
  if (!link) return <span>{children}</span>;
  const named = typeof children === "string" && children.includes(link.host);
  return (
    <>
      <a href={link.href} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
      {named ? null : <span className="text-quiet text-sm"> ({link.host})</span>}
    </>
  );
}

/** Elements without the library's own classes: the page's stylesheet speaks for them. */
function bare(...tags: string[]): Components {
  const without = (tag: string) =>
    function BareElement({ node: _node, className: _className, ...props }: Record<string, unknown> & ExtraProps) {
      return createElement(tag, props);
    };
  return Object.fromEntries(tags.map((tag) => [tag, without(tag)]));
}
