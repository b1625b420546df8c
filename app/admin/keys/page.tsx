import type { Metadata } from "next";
import { Instant } from "@/components/inspector/instant.tsx";
import { KeyActs } from "@/components/inspector/keys-acts.tsx";
import { NewKey } from "@/components/inspector/keys-new.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table.tsx";
import { currentUser } from "@/lib/auth/guards.ts";
import { db } from "@/lib/db.ts";
import { grantWords } from "@/lib/inspector/key-words.ts";
import { keyState } from "@/lib/inspector/keys.ts";
import { listKeys } from "@/lib/memory-api/keys.ts";
import { contextId } from "@/lib/memory-instance.ts";

export const metadata: Metadata = { title: "Keys" };

export default async function KeysPage() {
  await currentUser({ role: "admin" });
  const now = new Date();
  const keys = await listKeys(db(), {});
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div>
          <h1 className="font-serif text-3xl">Keys</h1>
          <p className="mt-1 max-w-prose text-quiet text-sm">
            A key lets a program use the memory over HTTP, within the scopes named here and no further. Its secret is
            shown once, when it is made. The API describes itself at{" "}
            <a className="link" href="/api/v1/openapi.json">
              /api/v1/openapi.json
            </a>
            .
          </p>
        </div>
        <NewKey contextId={contextId} />
      </div>
      {keys.length === 0 ? (
        <EmptyState title="There are no keys." />
      ) : (
        <Table label="Keys" className="mt-6">
          <thead>
            <tr>
              {["Name", "Reaches", "May", "Made", "Last used", "Until", "State"].map((name) => (
                <HeadCell key={name}>{name}</HeadCell>
              ))}
              <HeadCell>
                <span className="sr-only">Actions</span>
              </HeadCell>
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => {
              const state = keyState(key, now);
              return (
                <Row key={key.id}>
                  <Cell>
                    <span className="font-medium">{key.name}</span>
                    <code className="block text-quiet text-xs">sp-{key.prefix}-…</code>
                  </Cell>
                  <Cell>
                    <span className="block text-quiet text-xs">{key.contextId}</span>
                    {key.scopes.map((scope) => (
                      <code key={scope} className="block text-xs">
                        {scope}
                      </code>
                    ))}
                  </Cell>
                  <Cell>{key.grants.map((grant) => grantWords[grant]).join(", ")}</Cell>
                  <Cell>
                    <Instant at={key.createdAt} dayOnly />
                  </Cell>
                  <Cell>{key.lastUsedAt ? <Instant at={key.lastUsedAt} /> : "never"}</Cell>
                  <Cell>{key.validUntil ? <Instant at={key.validUntil} dayOnly /> : "no end"}</Cell>
                  <Cell>
                    <Badge tone={state === "in use" ? "plain" : "accent"}>{state}</Badge>
                  </Cell>
                  <Cell>
                    {state === "in use" ? (
                      <KeyActs id={key.id} name={key.name} scopes={key.scopes} grants={key.grants} />
                    ) : null}
                  </Cell>
                </Row>
              );
            })}
          </tbody>
        </Table>
      )}
    </>
  );
}
