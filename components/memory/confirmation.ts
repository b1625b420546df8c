/** The words that have to be typed before everything is forgotten. */
export const confirmation = "forget everything";
