// Before the first walk: the pages are built once, where any source of theirs is newer than what was built last.
export { makePagesWhereOld as setup } from './pages.ts';
