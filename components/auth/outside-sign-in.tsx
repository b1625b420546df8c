import { Button } from "@/components/ui/button.tsx";
import { signInOutsideAction } from "@/lib/auth/actions.ts";
import type { OutsideProvider } from "@/lib/auth/outside-provider-names.ts";

export function OutsideSignIn({ providers, callbackPath }: { providers: OutsideProvider[]; callbackPath: string }) {
  if (providers.length === 0) return null;
  return (
    <form action={signInOutsideAction} className="mt-6 flex flex-col gap-3 border-line border-t pt-6">
      <input type="hidden" name="callbackUrl" value={callbackPath} />
      {providers.map(({ id, name }) => (
        <Button key={id} type="submit" variant="outline" name="provider" value={id}>
          Continue with {name}
        </Button>
      ))}
    </form>
  );
}
