import { describe, expect, it } from "vitest";
import { read } from "./testing.ts";

describe("what is no more", () => {
  it.each([
    ["we parted with the trombone last spring", "end owns trombone"],
    ["finally got rid of the trampoline", "end owns trampoline"],
    ["I've handed the scooter back", "end vehicle scooter"],
    ["my kayak got stolen", "end owns kayak"],
    ["had to quit the pottery class, no time", "end hobby pottery class"],
    ["I let my membership of the Fell Runners lapse", "end member_of Fell Runners"],
    ["I stepped down from the school board in May", "end member_of school board"],
    ["packed in Lathe & Sons", "end employer Lathe & Sons"],
    ["not in the orchestra anymore", "end member_of orchestra"],
    ["no more rock climbing for me", "end hobby rock climbing"],
    ["my tinnitus has cleared up", "end medical_condition tinnitus"],
    ["we had to put Bosco down yesterday", "end pet Bosco"],
    ["Pippa and I have gone our separate ways", "end partner Pippa"],
    ["there won't be a wedding", "end partner"],
  ])("%s", (content, expected) => expect(read(content)).toContain(expected));

  it.each([
    "I sell trampolines",
    "I haven't sold the trampoline",
    "I almost sold the trampoline",
    "I might give up sugar",
    "no more coffee for me today",
    "should I quit the choir?",
    "we are done with it",
    "Ana and I split the bill",
  ])("stays: %s", (content) => {
    expect(read(content).filter((line) => /^end (?:owns|hobby|pet|partner|likes)/.test(line))).toEqual([]);
  });
});

describe("what is to be forgotten", () => {
  it.each([
    ["kindly strike my diagnosis, the psoriasis, from whatever you keep about me", "end medical_condition psoriasis"],
    ["could you erase the bit about Wanda from your memory?", "end friend Wanda"],
    ["i dont want you to remember my address", "end location"],
    ["please forget that I have a ferret", "end pet ferret"],
    ["ignore the part where I said I work at Ostrava Steel", "end employer Ostrava Steel"],
  ])("%s", (content, expected) => expect(read(content)).toContain(expected));

  it.each(["remove my name from the letter", "forget it", "please remove the last line from the poem"])(
    "nothing: %s",
    (content) => expect(read(content)).toEqual([]),
  );
});
