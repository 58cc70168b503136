// What does an operator say of a deviation? One plain sentence, without its numbers.
import type { Departure } from './deviation.ts';

/** A deviation as an operator says it: one sentence. */
export function deviationText({ kind, activity, other }: Departure): string {
  const [it, them] = [quoted(activity), quoted(other)];
  switch (kind) {
    case 'skipped':
      return `${it} is skipped.`;
    case 'repeated':
      return `${it} is done again, more often than intended.`;
    case 'inserted':
      return `${it} is done where it is not intended.`;
    case 'wrong-order':
      return `${it} is done before ${them}, and should come after it.`;
    case 'started-elsewhere':
      return `The case starts with ${it} instead of ${them}.`;
    case 'ended-early':
      return activity === null
        ? `The case ends before ${them}.`
        : `The case ends after ${it}, while ${them} is still due.`;
    case 'not-in-model':
      return `${it} is done, which the intended flow does not have.`;
  }
}

const quoted = (name: string | null): string => `“${name ?? ''}”`;
