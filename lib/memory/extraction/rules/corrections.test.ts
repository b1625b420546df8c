import { describe, expect, it } from "vitest";
import { read } from "./testing.ts";

describe("what was wrong", () => {
  it.each([
    ["argh 3 march, i mixed them up", "wrong before, right 3 march"],
    ["I see that I swapped the digits: it is 48.", "wrong before, right 48"],
    ["sorry, I put the wrong employer in. I meant Lindqvist Foods", "wrong before, right Lindqvist Foods"],
    ["the clinic made a mistake, it's not pollen it's dust mites", "wrong pollen, right dust mites"],
    ["let me put that straight: my own university was Graz", "wrong before, right Graz"],
    ["*zoho", "wrong before, right zoho"],
  ])("%s", (content, expected) => expect(read(content)).toContain(expected));

  it.each(["it's not a bug it's a feature", "The meeting is on 5 May", "*sighs*"])("nothing: %s", (content) => {
    expect(read(content).filter((line) => line.startsWith("wrong"))).toEqual([]);
  });
});

describe("a correction that names neither key nor old value", () => {
  it.each([
    ["make that 34", "34"],
    ["sorry, Leeds", "Leeds"],
    ["my bad, Bradford", "Bradford"],
    ["Lund, I mean", "Lund"],
    ["actually make that Bristol", "Bristol"],
  ])("%s", (content, value) => {
    expect(read(content)).toEqual([`wrong before, right ${value}`]);
  });

  it.each(["sorry, i have to go", "make that shorter please", "make that two portions", "sorry, Alexa", "i mean it"])(
    "%s corrects nothing",
    (content) => {
      expect(read(content).filter((line) => line.startsWith("wrong"))).toEqual([]);
    },
  );
});
