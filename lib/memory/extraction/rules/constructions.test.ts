import { describe, expect, it } from "vitest";
import { facts, read } from "./testing.ts";

describe("introductions", () => {
  it.each([
    ["Marguerite Oduya speaking, hello", ["name = Marguerite Oduya"]],
    ["Konstantin speaking. Kon will do", ["name = Konstantin", "nickname = Kon"]],
    ["just Ned is fine, everyone calls me that", ["nickname = Ned"]],
    ["Philippa is what people call me", ["nickname = Philippa"]],
    ["my surname changed, it's Ana Belmonte on the passport", ["name = Ana Belmonte"]],
    ["I'm Ilse (they/them)", ["name = Ilse", "pronouns = they/them"]],
  ])("%s", (content, expected) => expect(facts(content)).toEqual(expected));

  it.each(["just Tuesday is fine", "English Breakfast will do", "Python is fine", "Paris works"])(
    "are not heard in a choice: %s",
    (content) => expect(facts(content).filter((line) => /name/.test(line))).toEqual([]),
  );
});

describe("work in loose wording", () => {
  it.each([
    ["been a plumber for Hooli since 2020", ["employer = Hooli", "role = plumber"]],
    ["Hooli hired me", ["employer = Hooli"]],
    ["i got poached by Initech", ["employer = Initech"]],
    ["i do payroll for Initech", ["employer = Initech"]],
    ["Work: plumber @ Hooli", ["role = plumber", "employer = Hooli"]],
  ])("%s", (content, expected) => expect(facts(content)).toEqual(expected));

  it("keeps how a job was lost", () =>
    expect(read("got let go yesterday")).toEqual(["end employer", "employment_status = let go"]));

  it("does not take a bare trade for one's own when it goes on", () =>
    expect(facts("installing Ubuntu today, printer driver trouble")).toEqual([]));
});

describe("homes in loose wording", () => {
  it.each([
    ["our flat is in Porto", ["location = Porto"]],
    ["back in Lyon since march", ["location = Lyon"]],
    ["left Lyon for good, Porto is home now", ["location = Porto"]],
  ])("%s", (content, expected) => expect(facts(content)).toEqual(expected));

  it.each(["my parents flat is in Porto", "my holiday house is in Porto", "left home for good measure"])(
    "no home: %s",
    (content) => expect(facts(content)).toEqual([]),
  );
});

describe("tastes in loose wording", () => {
  it("know what 'it' is when the sentence begins with it", () => {
    expect(facts("liquorice tastes of tar, i hate it")).toEqual(["dislikes = liquorice"]);
    expect(facts("my boss called, i hate it")).toEqual([]);
  });

  it("can be turned round", () =>
    expect(read("i've come round on olives")).toEqual(["likes = olives", "end dislikes olives"]));

  it.each(["i want to keep it that way", "oh sure, i just LOVE queueing for hours", "the hotter the better"])(
    "silent: %s",
    (content) => expect(facts(content)).toEqual([]),
  );
});

describe("pastimes and conditions in loose wording", () => {
  it.each([
    ["i row twice a week, i swim four times a month", ["hobby = row", "hobby = swim"]],
    ["i make my own soap", ["hobby = soap"]],
    ["emacs user here", ["preferred_tool = emacs"]],
    ["i'm blind in one eye", ["medical_condition = blind in one eye"]],
    ["i play bridge, poorly", ["hobby = bridge"]],
    ["let me start: my name is Odalys", ["name = Odalys"]],
  ])("%s", (content, expected) => expect(facts(content)).toEqual(expected));
});

describe("losses and repairs", () => {
  it("names several animals at once and ends one by its name", () => {
    expect(facts("we have two parrots, Olga and Boris")).toEqual(["pet = Olga", "pet = Boris"]);
    expect(read("Boris died last night")).toContain("end pet Boris");
  });

  it("keeps names with their own item of a list", () =>
    expect(facts("i've got a dog, Momo, and a sister, Ida")).toEqual(["pet = dog named Momo", "sibling = Ida"]));

  it("forgets what has a name", () => {
    expect(read("please forget Ottavio")).toContain("end partner Ottavio");
    expect(read("delete everything about the migraines")).toContain("end medical_condition migraines");
    expect(read("delete the last line")).toEqual([]);
    expect(read("forget about it")).toEqual([]);
  });

  it("repairs a date or a name at once", () => {
    expect(read("oops no, 9 august")).toEqual(["wrong before, right 9 august"]);
    expect(read("i said plumber, i meant painter")).toEqual(["wrong plumber, right painter"]);
    expect(read("our cat is called Lulo. well, Lula")).toContain("wrong Lulo, right Lula");
    expect(read("no, thanks")).toEqual([]);
  });
});

describe("ways of answering in loose wording", () => {
  it.each([
    ["so switch to imperial from here on", ["units = imperial"]],
    ["use a friendly tone with me", ["tone = friendly"]],
    ["bullet points over long paragraphs please", ["response_format = bullet points"]],
  ])("%s", (content, expected) => expect(facts(content)).toEqual(expected));

  it("not for once", () => expect(facts("for this one only switch to imperial")).toEqual([]));
});

describe("other languages", () => {
  it.each([
    ["ich hab eine Katze, die heißt Minka", ["pet = Minka"]],
    ["hola soy Nerea, vivo en Bilbao", ["name = Nerea", "location = Bilbao"]],
    ["trabajo en Talleres Ibarra como soldador", ["employer = Talleres Ibarra", "role = soldador"]],
    ["j'adore le chocolat et je déteste le froid", ["likes = chocolat", "dislikes = froid"]],
    ["mon chat s'appelle Moka", ["pet = Moka"]],
  ])("%s", (content, expected) => expect(facts(content)).toEqual(expected));
});
