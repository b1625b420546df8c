/** What a person tells about themselves: things that add up and things that replace each other. */
export const tellings = [
  (word: string) => `I really like ${word}.`,
  (word: string) => `I live in ${capital(word)} now.`,
  (word: string) => `I work at ${capital(word)} as a baker.`,
  (word: string) => `My sister ${capital(word)} plays the cello.`,
  (word: string) => `I'm learning ${capital(word)} these days.`,
  (word: string) => `Please call me ${capital(word)}.`,
];

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
