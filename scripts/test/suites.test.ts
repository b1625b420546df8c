import { describe, expect, it } from "vitest";
import { countPlaywright, countVitest } from "./suites.ts";

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((state) => ({ status: state })),
});
const vitest = (numPassedTests: number, numFailedTests: number, ...testResults: ReturnType<typeof file>[]) => ({
  numPassedTests,
  numFailedTests,
  testResults,
});
const playwright = (stats: Partial<Record<"expected" | "unexpected" | "flaky" | "skipped", number>>, errors = 0) => ({
  stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats },
  errors: Array.from({ length: errors }, () => ({ message: "x" })),
});

describe("the sum of the tests", () => {
  it("takes Vitest's own numbers", () => {
    expect(countVitest(vitest(3, 1, file("failed", "passed", "failed")), 1)).toEqual({ passed: 3, failed: 1 });
  });

  it("counts a file that could not be loaded as a failure", () => {
    expect(countVitest(vitest(3, 0, file("failed"), file("passed", "passed")), 1)).toEqual({ passed: 3, failed: 1 });
  });

  it("counts a runner that ended badly over passing tests as a failure", () => {
    expect(countVitest(vitest(3, 0, file("passed", "passed")), 1)).toEqual({ passed: 3, failed: 1 });
    expect(countPlaywright(playwright({ expected: 3 }), null)).toEqual({ passed: 3, failed: 1 });
  });

  it("counts a run of nothing as a failure, even when the runner is content", () => {
    expect(countVitest(vitest(0, 0), 0)).toEqual({ passed: 0, failed: 1 });
    expect(countPlaywright(playwright({ skipped: 5 }), 0)).toEqual({ passed: 0, failed: 1 });
  });

  it("counts journeys that passed only when repeated, and errors outside them, as failures", () => {
    expect(countPlaywright(playwright({ expected: 2, flaky: 1 }), 0)).toEqual({ passed: 2, failed: 1 });
    expect(countPlaywright(playwright({ expected: 2, unexpected: 1 }, 1), 1)).toEqual({ passed: 2, failed: 2 });
  });
});
