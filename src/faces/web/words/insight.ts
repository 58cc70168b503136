// Adds the words of insight. Every page that says them imports this.
import { insight } from './en/insight.ts';
import { addWords } from './index.ts';

addWords(insight);
