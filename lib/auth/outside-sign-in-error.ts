/** What the sign-in page says after GitHub or Google sent the person back with `?error=`. */
export function outsideSignInError(code: unknown): string | undefined {
  if (code === undefined) return undefined;
  if (code === "EmailNotVerified")
    return "That account has no e-mail address its provider has verified. Verify it there, or sign in with a password.";
  if (code === "AccessDenied") return "Signing in was cancelled.";
  return "Signing in there did not work. Try again, or sign in with a password.";
}
