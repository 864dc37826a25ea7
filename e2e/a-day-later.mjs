/** Loaded before a program: its clock is a day ahead. */
const AHEAD_MS = 24 * 60 * 60 * 1000;
const Clock = globalThis.Date;

globalThis.Date = class extends Clock {
  constructor(...parts) {
    super(...(parts.length === 0 ? [Clock.now() + AHEAD_MS] : parts));
  }

  static now() {
    return Clock.now() + AHEAD_MS;
  }
};
