import type { Environment } from "@/lib/env.ts";

export interface OutsideProvider {
  id: "github" | "google";
  name: string;
}

export type ProviderKeys = Pick<
  Environment,
  "AUTH_GITHUB_ID" | "AUTH_GITHUB_SECRET" | "AUTH_GOOGLE_ID" | "AUTH_GOOGLE_SECRET"
>;

/** Providers whose variables are present. */
export function outsideProviderNames(keys: ProviderKeys): OutsideProvider[] {
  const names: OutsideProvider[] = [];
  if (keys.AUTH_GITHUB_ID && keys.AUTH_GITHUB_SECRET) names.push({ id: "github", name: "GitHub" });
  if (keys.AUTH_GOOGLE_ID && keys.AUTH_GOOGLE_SECRET) names.push({ id: "google", name: "Google" });
  return names;
}
