import type { Provider } from "next-auth/providers";
import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import type { Environment } from "@/lib/env.ts";

export interface OutsideProvider {
  id: "github" | "google";
  name: string;
}

type Keys = Pick<Environment, "AUTH_GITHUB_ID" | "AUTH_GITHUB_SECRET" | "AUTH_GOOGLE_ID" | "AUTH_GOOGLE_SECRET">;

/** Providers whose variables are present. */
export function outsideProviderNames(keys: Keys): OutsideProvider[] {
  const names: OutsideProvider[] = [];
  if (keys.AUTH_GITHUB_ID && keys.AUTH_GITHUB_SECRET) names.push({ id: "github", name: "GitHub" });
  if (keys.AUTH_GOOGLE_ID && keys.AUTH_GOOGLE_SECRET) names.push({ id: "google", name: "Google" });
  return names;
}

export function outsideProviders(keys: Keys): Provider[] {
  return outsideProviderNames(keys).map(({ id }) =>
    id === "github"
      ? GitHub({ clientId: keys.AUTH_GITHUB_ID, clientSecret: keys.AUTH_GITHUB_SECRET })
      : Google({ clientId: keys.AUTH_GOOGLE_ID, clientSecret: keys.AUTH_GOOGLE_SECRET }),
  );
}
