export { mineCommand } from './mine.ts';
