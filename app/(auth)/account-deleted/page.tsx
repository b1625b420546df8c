import type { Metadata } from "next";
import { cookies } from "next/headers";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button-class.ts";
import { erasureCookie, unpackErasure } from "@/lib/auth/erasure-cookie.ts";

export const metadata: Metadata = { title: "Account deleted" };

export default async function AccountDeletedPage() {
  const report = unpackErasure((await cookies()).get(erasureCookie.name)?.value);
  const lines = report
    ? [
        ["Conversations", report.conversations],
        ["Messages", report.messages],
        ["Remembered facts", report.facts],
        ["Turns in memory", report.turns],
        ["Statements read from them", report.claims],
        ["Records of what was recalled", report.recalls],
      ]
    : [];
  return (
    <>
      <h1 className="font-serif text-3xl">{report ? "Your account is deleted" : "Nothing to show"}</h1>
      {report ? (
        <>
          <p className="mt-3 text-quiet">This is what was erased. It is not kept anywhere.</p>
          <dl className="mt-6 border-line border-t">
            {lines.map(([label, count]) => (
              <div key={label} className="flex justify-between border-line border-b py-2">
                <dt>{label}</dt>
                <dd className="tabular-nums">{count}</dd>
              </div>
            ))}
          </dl>
          <p className="mt-4 text-quiet">
            {report.remaining === 0
              ? "Afterwards every table of the memory was counted again: nothing was left."
              : `Counted again afterwards, ${report.remaining} rows were left. Please tell whoever runs this site.`}
          </p>
        </>
      ) : (
        <p className="mt-3 text-quiet">The report of a deleted account is shown here for ten minutes.</p>
      )}
      <p className="mt-8">
        <Link href="/sign-up" className={buttonClass({ variant: "outline" })}>
          Create an account
        </Link>
      </p>
    </>
  );
}
