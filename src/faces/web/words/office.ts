// Adds the words of People and Settings. Every page that says them imports this.
import { office } from './en/office.ts';
import { addWords } from './index.ts';

addWords(office);
