import { route } from "@/lib/http/route.ts";
import { memory } from "@/lib/memory-instance.ts";

export const GET = route({ guard: "user", rateLimit: "read" }, async ({ user }) => {
  const { scope } = user;
  const [entities, pending] = await Promise.all([
    memory().entities.histories({ scope }),
    memory().facts.pending({ scope }),
  ]);
  const exported = { exportedAt: new Date().toISOString(), entities, pending };
  return new Response(JSON.stringify(exported, null, 2), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="memory.json"',
    },
  });
});
