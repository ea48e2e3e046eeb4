/** The facts of the final report of 2015, as `facts-2015.json` holds them. */

export type Facts = {
  sector_concepts_2009: string[];
  sector_parts_proposed: { items: string[] };
  cross_cutting_challenges: { items: string[] };
  goals_strong_progress: { items: Record<string, string[]> };
  goals_weak_progress_or_hard: { items: Record<string, string[]> };
  directly_supported: { items: string[] };
  conflicts_named: { ref: string; items: { between: [string, string]; about: string }[] };
  offices_named: string[];
  focus_areas: {
    items: {
      key: string;
      name: string;
      category: 'strategic' | 'strategic-green' | 'special-need' | 'candidate';
      themes?: string[];
      perceived?: Record<string, string>;
      ortsteile: { ot: string; name: string }[];
      note?: string;
      review?: string;
      chance?: string;
      reason?: string;
    }[];
  };
};
