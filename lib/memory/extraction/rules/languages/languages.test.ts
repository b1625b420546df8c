import { describe, expect, it } from "vitest";
import { facts, read } from "../testing.ts";

describe("other languages", () => {
  it.each([
    [
      "Ich heiße Anneliese, wohne in Köln und arbeite bei Bosch.",
      ["name = Anneliese", "employer = Bosch", "location = Köln"],
    ],
    ["ich bin allergisch gegen Erdnüsse", ["allergy = Erdnüsse"]],
    ["Bitte antworte immer auf Deutsch", ["response_language = Deutsch"]],
    ["me llamo Marta y vivo en Sevilla, tengo 30 años", ["name = Marta", "location = Sevilla", "age = 30"]],
    ["me encanta el queso y no me gusta el ruido", ["likes = queso"]],
    ["je m'appelle Odile et j'habite à Lyon", ["name = Odile", "location = Lyon"]],
    ["je déteste les olives", ["dislikes = olives"]],
    ["我叫王小明，住在北京", ["name = 王小明", "location = 北京"]],
    ["أعيش في القاهرة", ["location = القاهرة"]],
    ["Ciao, mi chiamo Rosalba, abito a Ferrara", ["name = Rosalba", "location = Ferrara"]],
    ["faccio il fornaio e sono allergica alle arachidi", ["role = fornaio", "allergy = arachidi"]],
    ["me chamo Thiago, moro em Recife e adoro caju", ["name = Thiago", "location = Recife", "likes = caju"]],
    ["Ik heet Joost en ik woon in Zwolle", ["name = Joost", "location = Zwolle"]],
    ["moin, wohn jetzt in oldenburg und jobbe bei Lüders", ["location = Oldenburg", "employer = Lüders"]],
    ["chambeo en Cemex, acá en Saltillo", ["employer = Cemex", "location = Saltillo"]],
    ["seit Mai arbeite ich als Gärtnerin", ["role = Gärtnerin"]],
    [
      "my favourite dish is paella, und bitte auf Deutsch antworten",
      ["favorite_food = paella", "response_language = Deutsch"],
    ],
  ])("%s", (content, expected) => {
    for (const fact of expected) expect(facts(content)).toContain(fact);
  });

  it("ends what is said to be over", () => {
    expect(read("ya no trabajo de camarero")).toEqual(["end role camarero"]);
    expect(read("ich wohne nicht mehr in Köln")).toEqual(["end location Köln"]);
    expect(read("j'ai arrêté le violon")).toContain("end hobby violon");
    expect(read("non sono allergico alle noci")).toEqual(["end allergy noci"]);
  });

  it.each(["wohnst du in Berlin?", "¿vives en Madrid?", "東京に住んでいます", "Я живу в Москве"])(
    "reads nothing: %s",
    (content) => {
      expect(read(content)).toEqual([]);
    },
  );
});

describe("relatives in other languages", () => {
  it.each([
    ["Meine Schwester Anna wohnt in Köln.", ["sibling = Anna", "Anna: location = Köln"]],
    [
      "Meine Tochter Lena mag Pizza und ich wohne in Bonn",
      ["children = Lena", "Lena: likes = Pizza", "location = Bonn"],
    ],
    ["Mi hijo Diego es alérgico a los cacahuetes.", ["children = Diego", "Diego: allergy = cacahuetes"]],
    ["Mein Bruder wohnt in Essen", ["bruder: location = Essen"]],
    ["mi hermano vive en Lima", ["hermano: location = Lima"]],
    ["Ma sœur Julie habite à Lyon.", ["sibling = Julie", "Julie: location = Lyon"]],
    ["Mia sorella Giulia vive a Torino.", ["sibling = Giulia", "Giulia: location = Torino"]],
  ])("%s", (content, expected) => {
    expect(facts(content)).toEqual(expected);
  });
});
