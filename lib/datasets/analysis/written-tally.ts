/** Intervals and operations as the source wrote them: beside its sessions, or in the sequence of life events. Never both, for they are the same told twice. */
import { Distribution } from "./distribution";
import type { EpisodeFacts } from "./facts";
import { Frequency } from "./frequency";
import { INTERVAL_UNITS, type IntervalUnit, readInterval } from "./intervals";
import type { AnalysisBody } from "./schema";

class Intervals {
  private readonly days = new Distribution();
  private readonly texts = new Frequency();
  private readonly units = Object.fromEntries(INTERVAL_UNITS.map((unit) => [unit, 0])) as Record<IntervalUnit, number>;
  n = 0;

  add(text: string | null | undefined): void {
    if (!text?.trim()) return;
    this.n += 1;
    this.texts.add(text);
    const read = readInterval(text);
    if (!read) return;
    this.days.add(read.days);
    this.units[read.unit] += 1;
  }

  result() {
    return { n: this.n, readable: this.days.n, units: this.units, days: this.days.summary(), texts: this.texts.result() };
  }
}

class Operations {
  private readonly counts = { add: 0, update: 0, missing: 0 };

  add(operation: string | null | undefined): void {
    this.counts[operation === "add" || operation === "update" ? operation : "missing"] += 1;
  }

  get known(): number {
    return this.counts.add + this.counts.update;
  }

  result() {
    return { ...this.counts };
  }
}

export class WrittenTally {
  private readonly sessions = { intervals: new Intervals(), operations: new Operations() };
  private readonly events = { intervals: new Intervals(), operations: new Operations() };

  add({ sessions, events }: EpisodeFacts): void {
    for (const session of sessions) {
      this.sessions.intervals.add(session.interval);
      this.sessions.operations.add(session.operation);
    }
    for (const event of events) {
      this.events.intervals.add(event.interval);
      this.events.operations.add(event.operation);
    }
  }

  intervals(): AnalysisBody["intervals"]["written"] {
    const of = this.sessions.intervals.n === 0 && this.events.intervals.n > 0 ? "events" : "sessions";
    return { of, ...this[of].intervals.result() };
  }

  operations(): AnalysisBody["operations"] {
    const of = this.sessions.operations.known === 0 && this.events.operations.known > 0 ? "events" : "sessions";
    return { of, ...this[of].operations.result() };
  }
}
