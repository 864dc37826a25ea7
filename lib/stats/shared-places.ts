/** Two lists of names as one: from a name's place in its own list to its place among all names. */
export type SharedPlaces = { count: number; first: Int32Array; second: Int32Array };

/** Merges two ascending lists of names; a name in both has one place. O(names). */
export function sharedPlaces(first: readonly string[], second: readonly string[]): SharedPlaces {
  const places = { count: 0, first: new Int32Array(first.length), second: new Int32Array(second.length) };
  let one = 0;
  let other = 0;
  while (one < first.length || other < second.length) {
    const left = first[one];
    const right = second[other];
    const takesLeft = left !== undefined && (right === undefined || left <= right);
    const takesRight = right !== undefined && (left === undefined || right <= left);
    if (takesLeft) places.first[one++] = places.count;
    if (takesRight) places.second[other++] = places.count;
    places.count += 1;
  }
  return places;
}
