import type { DemoPerson } from "./conversation.ts";

export const others: readonly DemoPerson[] = [
  {
    name: "Tomás Rey",
    email: "tomas@example.com",
    scenes: [
      { daysAgo: 38, at: "11:20", says: ["I'm a nurse in Valencia.", "My dog is called Pan."] },
      { daysAgo: 9, at: "21:05", says: ["I work at Hospital Clínico now.", "I prefer short answers."] },
    ],
  },
  {
    name: "Priya Raman",
    email: "priya@example.com",
    scenes: [
      { daysAgo: 30, at: "13:44", says: ["I'm studying architecture in Rotterdam.", "I love climbing."] },
      { daysAgo: 4, at: "15:10", says: ["I moved to Utrecht.", "Where do I live?"] },
    ],
  },
  {
    name: "Ben Okafor",
    email: "ben@example.com",
    scenes: [
      { daysAgo: 15, at: "06:58", says: ["Hello!", "I'm a baker. I live in Leeds and I'm allergic to sesame."] },
    ],
  },
];
