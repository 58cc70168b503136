// How a piece of work is handed to whoever looks on. Whoever does the work knows nothing of spans.

/** What is done. **shape**: `parent` is the header of the trace that it continues, where that is not the work under way. */
export type Work = {
  readonly name: string;
  readonly kind?: 'server' | 'client' | 'consumer' | 'internal';
  readonly parent?: string | null | undefined;
};

/** Does a piece of work and looks on. `say` adds what is known of it: no names, no values of a case. */
export type Around = <Answer>(
  work: Work,
  run: (say: (attribute: string, value: string | number) => void) => Promise<Answer>,
) => Promise<Answer>;
