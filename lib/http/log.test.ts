import { expect, test } from "vitest";
import { AppError } from "./errors.ts";
import { createLog, outlineOf } from "./log.ts";

function lines() {
  const written: string[] = [];
  return { written, log: createLog("info", { write: (line) => written.push(line) }) };
}

test("a log line is one JSON object with time, level and the ids it was given", () => {
  const { written, log } = lines();
  log.info({ requestId: "r-1", status: 200 }, "answered");
  expect(JSON.parse(written[0] ?? "")).toEqual({
    level: "info",
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    requestId: "r-1",
    status: 200,
    msg: "answered",
  });
});

test("what people said is dropped even when someone logs it by mistake", () => {
  const { written, log } = lines();
  log.info({ content: "a secret", message: { text: "a secret" }, job: { data: { password: "a secret" } } }, "oops");
  expect(written[0]).not.toContain("a secret");
});

test("errors are logged with frames and code; messages of strangers, which repeat their input, are not", () => {
  const stranger = Object.assign(new SyntaxError('Unexpected token in "my secret"'), { code: "P2002" });
  const outline = outlineOf(new AppError("unavailable", "Try again.", { cause: stranger }));
  expect(outline).toMatchObject({
    error: "AppError",
    code: "unavailable",
    message: "Try again.",
    cause: { error: "SyntaxError", code: "P2002" },
  });
  expect(outline.frames[0]).toMatch(/^at /);
  expect(JSON.stringify(outline)).not.toContain("my secret");
});
