// Adds the words of Settings. Every page that says them imports this.
import { settings } from './en/settings.ts';
import { addWords } from './index.ts';

addWords({ settings });
