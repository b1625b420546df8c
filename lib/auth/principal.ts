import type { UserRole } from "@/lib/generated/prisma/enums.ts";

/** Who is asking. The scope is made here and nowhere else, from the verified session. */
export interface Principal {
  userId: string;
  role: UserRole;
  scope: { user: string };
}

export function principalOf({ userId, role }: { userId: string; role: UserRole }): Principal {
  return { userId, role, scope: { user: userId } };
}

const ranks: Record<UserRole, number> = { user: 0, viewer: 1, operator: 2, admin: 3 };

/** Roles include those below them: an admin may do what an operator may. */
export function hasRole(held: UserRole, needed: UserRole): boolean {
  return ranks[held] >= ranks[needed];
}
