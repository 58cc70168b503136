// Adds the sentences of a case's history. Whatever says them imports this.
import { history } from './en/history.ts';
import { addWords } from './index.ts';

addWords({ history });
