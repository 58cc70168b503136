// Addresses to pages: the list of pages as routes, within the frame or bare. Pointing at a link fetches its page.
import type { QueryClient } from '@tanstack/react-query';
import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { homePath, type PageEntry, pages } from '../pages/index.ts';
import { answerOptions } from '../state/answers.ts';
import { claimDrafts } from '../state/draft.ts';
import { fetchPage } from '../state/fetching.ts';
import { Frame } from './frame.tsx';
import { BrokenAlone, BrokenPage } from './instead/broken.tsx';
import { MissingPage } from './instead/missing.tsx';
import { OfCase, OfWorkflow } from './instead/not-there.tsx';

/** The router over every page of the list. */
export function createPageRouter(client: QueryClient) {
  const root = createRootRoute({ component: Outlet });
  const session = () => client.ensureQueryData(answerOptions('GET /api/session'));
  const framed = createRoute({
    getParentRoute: () => root,
    id: 'framed',
    component: () => <Frame />,
    beforeLoad: async ({ location }) => {
      const { isNew, person } = await session();
      if (isNew) throw redirect({ to: '/welcome' });
      if (person === null) throw redirect({ to: '/sign-in', search: { next: location.href } as never });
      claimDrafts(person.id);
    },
  });
  const home = createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: homePath });
    },
  });
  const within = (parent: () => AnyRoute, page: PageEntry) =>
    createRoute({
      getParentRoute: parent,
      path: page.path,
      component: lazyRouteComponent(() => fetchPage(page.load), 'Page'),
      // Nobody waits for it here, and the page itself says what went wrong.
      loader: ({ params }: { params: { [name: string]: string } }) => page.asksAhead?.(client, params),
      staticData: { title: page.title } as never,
      errorComponent: page.bare ? BrokenAlone : BrokenPage,
    });
  /** Pages of what may not be there: `around` says so in their place. */
  const ofThings = [
    ['/workflows/$workflowId', OfWorkflow],
    ['/cases/$caseId', OfCase],
  ] as const;
  const isOfThing = ({ path }: PageEntry) => ofThings.some(([start]) => path.startsWith(start));
  const bare = pages.filter((page) => page.bare).map((page) => within(() => root, page));
  const inside = pages
    .filter((page) => !page.bare && !isOfThing(page))
    .map((page) => within(() => framed, page));
  const about = ofThings.map(([start, around]) => {
    const thing = createRoute({ getParentRoute: () => framed, id: `of ${start}`, component: around });
    const own = pages.filter(({ path }) => path.startsWith(start));
    return thing.addChildren(own.map((page) => within(() => thing, page)));
  });
  return createRouter({
    routeTree: root.addChildren([home, ...bare, framed.addChildren([...inside, ...about])]),
    defaultPreload: 'intent',
    defaultPreloadDelay: 30,
    defaultPendingMs: 300,
    scrollRestoration: true,
    defaultErrorComponent: BrokenAlone,
    defaultNotFoundComponent: MissingPage,
  });
}
