// Where the chosen cases stand, asked in pages; for saying beforehand what can be done and what cannot be taken back.
import { useQuery } from '@tanstack/react-query';
import type { CasePlaces } from '../../../wire.ts';
import { PAGE, placesOf } from '../deed.ts';
import type { Chosen } from '../shown.ts';

/** Undefined until it is known; asked only where it is `wanted`. */
export function usePlaces(chosen: readonly Chosen[], wanted: boolean): readonly CasePlaces[] | undefined {
  const ids = chosen.map(({ caseId }) => caseId).sort();
  return useQuery({
    queryKey: ['cases', 'places', ids],
    queryFn: async () => {
      const pages: CasePlaces[] = [];
      for (let from = 0; from < ids.length; from += PAGE)
        pages.push(...(await placesOf(ids.slice(from, from + PAGE))));
      return pages;
    },
    enabled: wanted,
  }).data;
}
