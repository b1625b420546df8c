export interface PolicyOptions {
  nonce: string;
  /** Reached over TLS. */
  secure: boolean;
  /** `next dev`, whose client evaluates code and injects style elements. */
  development: boolean;
  /** Origins that signing in may lead to: browsers check them against form-action when a form works without script. */
  signInOrigins: readonly string[];
}

/** Images only from here: remembered text must not be able to leave inside an image's address. */
export function contentSecurityPolicy({ nonce, secure, development, signInOrigins }: PolicyOptions): string {
  const directives: Record<string, string> = {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src": development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    // Positioned popups and highlighted code carry style attributes; those cannot load anything.
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": development ? "'self' ws: wss:" : "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": ["'self'", ...signInOrigins].join(" "),
    "frame-ancestors": "'none'",
  };
  const policy = Object.entries(directives).map(([name, value]) => `${name} ${value}`);
  return [...policy, ...(secure ? ["upgrade-insecure-requests"] : [])].join("; ");
}
