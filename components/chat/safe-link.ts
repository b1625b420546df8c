/** Where a link of an answer may lead: web and mail addresses. Anything else (scripts, files, data) gives null. */
export function safeLink(href: string | undefined): { href: string; host: string } | null {
  if (!href) return null;
  let url: URL;
  try {
    url = new URL(href);
  } catch {
    return null;
  }
  if (url.username || url.password) return null;
  if (url.protocol === "mailto:") return { href: url.href, host: url.pathname };
  if (url.protocol === "https:" || url.protocol === "http:") return { href: url.href, host: url.host };
  return null;
}
