// The application: the look, the answers kept, the pages.
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Refused, Unreachable } from '../client.ts';
import { schemeManager } from '../state/appearance.ts';
import { theme, variables } from '../style/theme.ts';
import { CutLine } from './cut-line.tsx';
import { createPageRouter } from './router.tsx';

/**
 * A refusal stays a refusal. Where the server could not answer just then, a reading is worth some more tries: a page must not
 * stay without what it shows. Over a cut line it waits until the line is back, which is no try: what is shown meanwhile stays.
 */
function isWorthAnother(count: number, error: Error): boolean {
  if (error instanceof Unreachable) return count < 10;
  if (error instanceof Refused) return error.problem.status >= 500 && count < 4;
  return count < 1;
}

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: isWorthAnother,
      refetchOnWindowFocus: true,
    },
    // Whoever does something hears at once that it did not arrive, and nothing is done behind their back later.
    mutations: { networkMode: 'always' },
  },
});

const router = createPageRouter(client);

export function App() {
  const { t } = useTranslation();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={schemeManager}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={client}>
        <aside aria-label={t('frame.messages')}>
          <CutLine />
          <Notifications position="bottom-right" limit={4} withinPortal={false} />
        </aside>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
