import { describe, expect, it } from "vitest";
import { facts, read } from "./testing.ts";

describe("instructions", () => {
  it.each([
    ["I prefer concise answers.", "response_style = concise"],
    ["please keep your replies short", "response_style = short"],
    ["give me long, detailed explanations", "response_style = long, detailed"],
    ["Please always answer in Spanish.", "response_language = Spanish"],
    ["ok enough, back to english please", "response_language = English"],
    ["answer in bullet points from now on", "response_format = bullet points"],
    ["Be more formal from now on.", "tone = formal"],
    ["could you be gentler in the reviews?", "tone = gentler"],
    ["Use metric units.", "units = metric"],
    ["when i ask for code give me rust", "code_style = rust"],
    ["I prefer Go for code examples.", "code_style = Go"],
    ["Stop using emojis please.", "avoid = emojis"],
    ["Never mention my weight.", "avoid = weight"],
    ["Call me Max.", "address_as = Max"],
    ["everyone calls me Bo", "nickname = Bo"],
    ["always cite sources", "instruction = always cite sources"],
  ])("%s", (content, expected) => {
    expect(facts(content)).toContain(expected);
  });

  it.each([
    ["You can use emojis again.", "end avoid emojis"],
    ["it's fine to mention politics again", "end avoid politics"],
    ["stop calling me Captain", "end address_as Captain"],
    ["Stop answering in bullet points.", "end response_format bullet points"],
  ])("takes back: %s", (content, expected) => {
    expect(read(content)).toContain(expected);
  });

  it.each([
    "for this one question only: one word please",
    "if I get it wrong, please be kind",
    "keep it polite but firm",
    "no worries",
    "no kidding please",
  ])("asks for nothing lasting: %s", (content) => {
    expect(facts(content)).toEqual([]);
  });
});
