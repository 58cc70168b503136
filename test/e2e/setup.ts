// Before the first walk: the pages are built, where any source of theirs is newer than what was built last, and a data home is
// prepared that walks begin with.
import { makePagesWhereOld } from './pages.ts';
import { prepareHome } from './prepared-home.ts';

let remove = (): void => undefined;

export async function setup({
  provide,
}: {
  provide: (key: 'preparedHome', value: string) => void;
}): Promise<void> {
  await makePagesWhereOld();
  const prepared = await prepareHome();
  remove = prepared.remove;
  provide('preparedHome', prepared.home);
}

export const teardown = (): void => remove();
