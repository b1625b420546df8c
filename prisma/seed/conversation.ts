/** One conversation of the demo: what the person said, and when. */
export interface Scene {
  /** Calendar days before the day of the seeding. */
  daysAgo: number;
  /** Time of the first message, UTC. */
  at: `${number}:${number}`;
  says: readonly string[];
}

export interface DemoPerson {
  name: string;
  email: string;
  scenes: readonly Scene[];
}
