// Adds the words of the entrance. Every page that says them imports this.
import { entrance } from './en/entrance.ts';
import { addWords } from './index.ts';

addWords(entrance);
