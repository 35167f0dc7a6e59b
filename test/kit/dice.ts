// Chance that is the same in every run.

/** Throws a die of so many sides: 0 to sides − 1. */
export type Dice = (sides: number) => number;

/** The same numbers in every run of one seed. */
export function dice(seed: number): Dice {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}
