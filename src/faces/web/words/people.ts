// Adds the words of People. Every page that says them imports this.
import { people } from './en/people.ts';
import { addWords } from './index.ts';

addWords({ people });
