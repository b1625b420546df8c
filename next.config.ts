import type { NextConfig } from "next";

// The Content-Security-Policy carries a nonce per request and is set by proxy.ts.
const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), browsing-topics=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  serverExternalPackages: ["@node-rs/argon2", "pg", "pg-boss", "pino", "compromise", "chrono-node"],
  // Above this a form would get Next's bare 500; below it the field says what is too long.
  experimental: { serverActions: { bodySizeLimit: "2mb" } },
  headers: async () => [{ source: "/:path*", headers }],
};

export default config;
