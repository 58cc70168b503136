// What is a net here? Places hold tokens; a transition takes one token from each place it takes from and gives one to
// each it gives to. A workflow net begins with one token in its source and ends with one in its sink (van der Aalst, 1998).

/**
 * A workflow net. **shape**: places and transitions go by number, from 0; at the beginning the source alone has a token,
 * at the end the sink alone.
 */
export type PetriNet = {
  readonly places: number;
  readonly transitions: readonly NetTransition[];
  readonly source: number;
  readonly sink: number;
};

/** **shape**: the activity that is seen when it fires, or null where nothing is seen (silent); the places around it, each once. */
export type NetTransition = {
  readonly label: string | null;
  readonly takes: readonly number[];
  readonly gives: readonly number[];
};
