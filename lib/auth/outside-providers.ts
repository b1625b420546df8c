import type { Provider } from "next-auth/providers";
import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import { outsideProviderNames, type ProviderKeys } from "./outside-provider-names.ts";

export function outsideProviders(keys: ProviderKeys): Provider[] {
  return outsideProviderNames(keys).map(({ id }) =>
    id === "github"
      ? GitHub({ clientId: keys.AUTH_GITHUB_ID, clientSecret: keys.AUTH_GITHUB_SECRET })
      : Google({ clientId: keys.AUTH_GOOGLE_ID, clientSecret: keys.AUTH_GOOGLE_SECRET }),
  );
}
