/** How well a theme reads, measured on `sentences` that readers gave the theme; low and high are a 95 % interval of F1. */
export interface CodebookQuality {
  f1: number | null;
  low: number | null;
  high: number | null;
  precision: number | null;
  recall: number | null;
  sentences: number;
}

/** All themes together, and the stance. */
export interface OverallQuality {
  micro_f1: number | null;
  low: number | null;
  high: number | null;
  /** Share of sentences whose stance is right, and its 95 % interval. */
  stance: number | null;
  stance_low: number | null;
  stance_high: number | null;
  sentences: number;
  /** What the sentences are. */
  note: string;
}

/** How letters or reports are counted, measured on `letters` of them: all themes together. */
export interface LettersQuality {
  letters: number;
  sentences: number;
  /** What they are. */
  note: string;
  raised: { micro_f1: number | null; low: number | null; high: number | null };
  concern: { micro_f1: number | null; low: number | null; high: number | null };
}

/** Letters or reports counted for a theme: by readers, by the codebook; how much of what it counts is right, and of what is there counted. */
export interface CountQuality {
  readers: number;
  codebook: number;
  precision: number | null;
  recall: number | null;
}

/** The file codebook.json under `published/site/`, as the method page reads it. */
export interface CodebookFile {
  /** The codebook of this release; the one the database was tagged with; the one the figures are of. */
  version: string;
  tagged_version: string | null;
  measured_version: string;
  /** Gold sentences never read: the figures to expect. */
  overall: OverallQuality;
  /** Coded sentences kept apart. */
  kept: OverallQuality;
  /** Invented letters kept apart, of a kind that few real ones were at hand of. */
  invented: OverallQuality;
  /** School reports, counted as the charts count letters. */
  reports: LettersQuality;
  /** Whole letters and reports, counted in the same way. */
  whole: LettersQuality;
  themes: readonly {
    id: string;
    name: string;
    definition: string;
    /** What is not meant; empty where nothing need be said. */
    excludes: string;
    /** Each rule in words. */
    rules: readonly string[];
    /** Stems, and stems beside each other, that speak for the theme beside its rules, strongest first. */
    words: readonly string[];
    /** Names of the other themes that, in the same sentence, speak most against this one, and most for it, strongest first. */
    less_beside: readonly string[];
    more_beside: readonly string[];
    quality: CodebookQuality | null;
    kept: CodebookQuality | null;
    invented: CodebookQuality | null;
    /** School reports that raise the theme, and those that state a concern on it. */
    reports: { raised: CountQuality; concern: CountQuality };
    /** Whole letters and reports that raise it. */
    whole: CountQuality;
    /** Letters and sentences of this database that carry the theme. */
    letters: number;
    sentences: number;
  }[];
}
