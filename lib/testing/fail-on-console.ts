import { afterEach, beforeEach, expect, vi } from "vitest";

// Output that a test did not expect is a defect that nobody looked at.
const methods = ["error", "warn", "log", "info"] as const;

beforeEach(() => {
  for (const method of methods) vi.spyOn(console, method).mockImplementation(() => {});
});

afterEach(() => {
  for (const method of methods) {
    const spy = vi.mocked(console[method]);
    if (!vi.isMockFunction(spy)) continue;
    const calls = spy.mock.calls.map((call) => call.map(String).join(" "));
    spy.mockRestore();
    expect(calls, `unexpected console.${method}`).toEqual([]);
  }
});
