// What went wrong, to somebody who knows the place they write to and not the program behind it.
import { sentenceOf, Unreachable } from '../../client.ts';
import { publicForm } from '../../words/en/public-form.ts';

export const publicSentence = (error: unknown): string =>
  error instanceof Unreachable ? publicForm.unreachable : sentenceOf(error);
