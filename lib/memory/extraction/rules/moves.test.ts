import { describe, expect, it } from "vitest";
import { facts, read } from "./testing.ts";

describe("where one lives now", () => {
  it.each([
    "goodbye London, hello Margate",
    "Margate is where you'll find us from this week",
    "we've upped sticks to Margate",
    "my company transferred me to Margate in spring",
    "I've moved right across the country to Margate",
    "I'm a Margate resident now",
    "we found a small flat near the sea in Margate",
    "swapped Dover for Margate last month",
    "the removal van was late but we're in. Margate smells of chips. where is the nearest dump in our new town?",
    "when is bin day in Margate? we rent a terrace here",
  ])("%s", (content) => expect(facts(content)).toContain("location = Margate"));

  it.each([
    "I was sent to Margate for a conference",
    "we're in Margate for the weekend",
    "my sister moved to Margate, so many boxes",
    "we might move house to Margate someday",
    "the film moved me to tears",
    "I moved on to Python last year",
    "my neighbour's removal van got stuck in Margate",
  ])("not: %s", (content) => expect(facts(content).filter((line) => line.startsWith("location"))).toEqual([]));
});

describe("what one does now", () => {
  it.each([
    ["got bumped up to shift supervisor", ["role = shift supervisor"]],
    ["I cut hair at Snip & Tuck", ["employer = Snip & Tuck"]],
    ["at Norda Foods, where I work, the coffee is free", ["employer = Norda Foods"]],
    ["i work at a print shop called inkling", ["employer = Inkling"]],
    ["I accepted the offer from Hooli", ["employer = Hooli"]],
    ["a question from a midwife at St Brida's Hospital", ["role = midwife", "employer = St Brida's Hospital"]],
    ["I've been let go", ["employment_status = let go"]],
  ])("%s", (content, expected) => expect(facts(content)).toEqual(expected));

  it("work taken up ends being without it", () =>
    expect(read("Since Monday I'm a plumber at Norda Heating")).toContain("end employment_status out of work"));

  it("retiring ends the job", () => expect(read("that's me retired")).toContain("end employer"));

  it.each([
    "I'm a regular at Costa",
    "I have a meeting at Hooli",
    "the lady at the counter was kind",
    "she starts at Hooli on Monday",
    "we sell cakes at Christmas",
    "had an interview at Hooli, my first day of hope",
  ])("not: %s", (content) => expect(facts(content).filter((line) => /^(?:role|employer)/.test(line))).toEqual([]));
});
