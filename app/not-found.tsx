import Link from "next/link";
import { buttonClass } from "@/components/ui/button-class.ts";

export default function NotFound() {
  return (
    <main id="main" className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center px-6 pb-[12vh]">
      <p className="text-sm text-quiet">404</p>
      <h1 className="mt-2 font-serif text-3xl">This page is blank</h1>
      <p className="mt-3 text-quiet">There is nothing at this address, or it is not yours to see.</p>
      <p className="mt-8">
        <Link href="/" className={buttonClass({ variant: "outline" })}>
          Back to the chat
        </Link>
      </p>
    </main>
  );
}
