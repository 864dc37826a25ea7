/** One pass over the episodes of a version: what they are, and what is wrong with them. Pure; data.ts reads, mutations.ts keeps. */
import { type EpisodeProblem, episodeProblems } from "./episode-problems";
import type { EpisodeFacts } from "./facts";
import type { Finding } from "./finding";
import { FOUND_KEYS, type FoundKey } from "./problems";
import { Profile } from "./profile";
import { Repeats } from "./repeats";
import type { AnalysisBody } from "./schema";

type Counted = Record<FoundKey, { places: number; episodes: number; n: number }>;

export class Analyser {
  private readonly profile = new Profile();
  private readonly repeats = new Repeats();
  private readonly counted = Object.fromEntries(FOUND_KEYS.map((key) => [key, { places: 0, episodes: 0, n: 0 }])) as Counted;

  /** @param episodesWith in how many episodes a picture is, for those that are in several; 0 or 1 for others. */
  constructor(private readonly episodesWith: (picture: string) => number) {}

  /** @returns what is wrong within the episode. */
  add(episode: EpisodeFacts): Finding[] {
    this.profile.add(episode);
    this.repeats.add(episode);
    const found = episodeProblems(episode, this.episodesWith);
    return (Object.keys(found) as EpisodeProblem[]).flatMap((problem): Finding[] => {
      const { places, n } = found[problem];
      this.counted[problem].n += n;
      return places.length > 0 ? [this.counting({ problem, episodeId: episode.id, position: episode.position, places })] : [];
    });
  }

  /** What is wrong between episodes: after the last one. */
  *repeated(): Generator<Finding> {
    for (const finding of this.repeats.findings()) yield this.counting(finding);
  }

  /** After everything of `repeated` was taken. */
  body(): AnalysisBody {
    for (const [problem, n] of Object.entries(this.repeats.n())) this.counted[problem as FoundKey].n = n;
    return { ...this.profile.result(), problems: this.counted };
  }

  private counting(finding: Finding): Finding {
    this.counted[finding.problem].episodes += 1;
    this.counted[finding.problem].places += finding.places.length;
    return finding;
  }
}
