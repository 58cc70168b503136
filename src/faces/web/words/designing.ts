// Adds the words of Design and Automate. Every page that says them imports this.
import { designing } from './en/designing.ts';
import { addWords } from './index.ts';

addWords(designing);
