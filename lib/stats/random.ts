/** A seed: a whole number or any text. 7 and "7" are the same seed. */
export type Seed = number | bigint | string;

/** A source of pseudo-random numbers; the same seed gives the same sequence for ever. */
export interface RandomSource {
  /** A whole number between 0 and 2^32 - 1. */
  nextUint32(): number;
  /** A number in [0, 1) with 53 random bits. */
  nextUniform(): number;
}

/**
 * A seeded generator: sfc32 (Chris Doty-Humphrey's small fast counting generator, 128
 * bits of state, period at least 2^32). It is for resampling, not for secrets.
 *
 * The seed is written out as text and hashed into the state, so seeds may be of any
 * size and neighbouring seeds give unrelated sequences.
 *
 * @throws RangeError if a number is given that is not a safe integer: it would not
 *   survive being printed and read again.
 */
export function seededRandom(seed: Seed): RandomSource {
  if (typeof seed === "number" && !Number.isSafeInteger(seed)) {
    throw new RangeError(`A numeric seed must be a whole number that is held exactly, not ${seed}.`);
  }
  const text = String(seed);
  let a = hashText(text, 0x9e3779b9);
  let b = hashText(text, 0x243f6a88);
  let c = hashText(text, 0xb7e15162);
  let counter = 1;

  function nextUint32(): number {
    const output = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + output) | 0;
    return output >>> 0;
  }

  // The first outputs still show the seed; the author of sfc32 discards a dozen.
  for (let round = 0; round < 16; round++) nextUint32();

  return {
    nextUint32,
    nextUniform() {
      const high = nextUint32() >>> 5;
      const low = nextUint32() >>> 6;
      return (high * 67108864 + low) / 9007199254740992;
    },
  };
}

/** 32-bit hash of the text, different for each salt: multiply-xor, then an avalanche. */
function hashText(text: string, salt: number): number {
  let hash = salt ^ text.length;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x85ebca6b);
    hash = (hash << 13) | (hash >>> 19);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return hash ^ (hash >>> 16);
}
