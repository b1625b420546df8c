import { createInterface } from "node:readline/promises";
import { audit } from "../lib/audit.ts";
import { emailSchema, passwordSchema } from "../lib/auth/credentials.ts";
import { hashPassword } from "../lib/auth/password.ts";
import { findByEmail } from "../lib/auth/users.ts";
import { createPrisma } from "../lib/db.ts";
import { requireVariable } from "../lib/env.ts";
import { runCommand, say } from "./command.ts";
import { loadEnvironmentFiles } from "./environment-files.ts";

const event = {
  actor: { kind: "process", id: "operator:create" },
  action: "role.granted",
  after: { role: "operator" },
} as const;

await runCommand(async () => {
  loadEnvironmentFiles("production");
  const address = emailSchema.safeParse(process.argv[2]);
  if (!address.success) throw new Error("Usage: npm run operator:create -- someone@example.com");
  const prisma = createPrisma(requireVariable(process.env, "DATABASE_URL"), { poolSize: 1 });
  try {
    const email = address.data;
    const known = await findByEmail(prisma, email);
    if (known !== null) {
      await prisma.$transaction(async (tx) => {
        await tx.user.update({ where: { id: known.id }, data: { role: "operator" } });
        await audit(tx, { ...event, ref: `user:${known.id}`, before: { role: known.role } });
      });
      say(`${email} had an account and is an operator now.`);
      return;
    }
    const password = passwordSchema.safeParse(process.env.PASSWORD ?? (await ask(`Password for ${email}: `)));
    if (!password.success) throw new Error(password.error.issues[0]?.message ?? "That password cannot be used.");
    const passwordHash = await hashPassword(password.data);
    await prisma.$transaction(async (tx) => {
      const { id } = await tx.user.create({ data: { email, role: "operator", passwordHash } });
      await audit(tx, { ...event, ref: `user:${id}` });
    });
    say(`${email} is an operator and can sign in.`);
  } finally {
    await prisma.$disconnect();
  }
});

async function ask(question: string) {
  if (!process.stdin.isTTY) throw new Error("Give the password in the variable PASSWORD when there is no terminal.");
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}
