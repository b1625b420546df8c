/** Where to go after signing in: a path of this site, else the start. Never another origin, never back to the forms. */
export function safeCallbackPath(candidate: unknown): string {
  if (typeof candidate !== "string" || !candidate.startsWith("/") || candidate.length > 2_000) return "/";
  const base = "http://callback.invalid";
  if (!URL.canParse(candidate, base)) return "/";
  const url = new URL(candidate, base);
  // The parser reads "//", "/\\" and "/<tab>/" as browsers do: as the start of another host.
  if (url.origin !== base) return "/";
  if (/^\/(sign-in|sign-up|api)(\/|$)/.test(url.pathname)) return "/";
  // Normalising may have made a protocol-relative path out of dots: "/.//evil".
  if (url.pathname.startsWith("//")) return "/";
  return url.pathname + url.search + url.hash;
}

export function signInPath(callbackPath: string): string {
  const path = safeCallbackPath(callbackPath);
  return path === "/" ? "/sign-in" : `/sign-in?${new URLSearchParams({ callbackUrl: path })}`;
}
