import { expect, test, vi } from "vitest";

test("an expected failure of another copy of the module is still expected, and still told apart", async () => {
  const one = await import("./errors.ts");
  const memoryOne = await import("@/lib/memory/errors.ts");
  vi.resetModules();
  const other = await import("./errors.ts");
  const memoryOther = await import("@/lib/memory/errors.ts");
  expect(other.AppError).not.toBe(one.AppError);
  const app = new one.AppError("not_found", "gone");
  const engine = new memoryOne.MemoryError("not_found", "gone");
  expect(app instanceof other.AppError).toBe(true);
  expect(engine instanceof memoryOther.MemoryError).toBe(true);
  expect(app instanceof memoryOther.MemoryError).toBe(false);
  expect(new Error("gone") instanceof other.AppError).toBe(false);
});
