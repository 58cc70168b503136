// Adds the words for doing something with several cases. Whatever says them imports this.
import { several } from './en/several.ts';
import { addWords } from './index.ts';

addWords({ several });
