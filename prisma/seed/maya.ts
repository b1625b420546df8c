import type { DemoPerson } from "./conversation.ts";

/** Seven weeks of one life: a job, a team, a move, a sister, a cat, and changes of mind. */
export const maya: DemoPerson = {
  name: "Maya Lindqvist",
  email: "maya@example.com",
  scenes: [
    {
      daysAgo: 47,
      at: "09:12",
      says: [
        "Hi, I'm Maya. I work at Acme Corp as a backend engineer.",
        "I live in Gothenburg. My cat is called Juniper.",
        "My sister Ana works at Volvo as a designer.",
      ],
    },
    {
      daysAgo: 41,
      at: "18:40",
      says: [
        "I prefer concise answers.",
        "I'm vegetarian. I love sailing, but I hate early meetings.",
        "What do you know about me?",
      ],
    },
    {
      daysAgo: 33,
      at: "08:05",
      says: ["I just moved to the platform team.", "My birthday is on 4 March.", "Sorry, I meant 14 March."],
    },
    {
      daysAgo: 26,
      at: "12:31",
      says: ["My favourite editor is Vim.", "Ana lives in Lund.", "Where does Ana live?"],
    },
    {
      daysAgo: 19,
      at: "20:17",
      says: ["I moved to Malmö last weekend.", "My favourite editor is Zed now.", "Where do I live?"],
    },
    {
      daysAgo: 12,
      at: "07:48",
      says: [
        "Please give me detailed answers from now on.",
        "I'm no longer vegetarian. My favourite dish is fish pie.",
        "What was my job before?",
      ],
    },
    {
      daysAgo: 6,
      at: "16:22",
      says: ["Ana left Volvo and works at Ikea now.", "Hazelnuts make me ill. I'm learning Portuguese."],
    },
    {
      daysAgo: 1,
      at: "10:54",
      says: ["Thanks, that is right.", "Where do I work and what do I do?"],
    },
  ],
};
