// The application: the look, the answers kept, the pages.
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Refused } from '../client.ts';
import { schemeManager } from '../state/appearance.ts';
import { theme, variables } from '../style/theme.ts';
import { createPageRouter } from './router.tsx';

/**
 * A refusal stays a refusal; what never arrived was worth another try, and the client has made those. Where the server could
 * not answer just then, a reading is worth some more: a page must not stay without what it shows.
 */
const isPassing = (error: Error): boolean => !(error instanceof Refused) || error.problem.status >= 500;

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => isPassing(error) && count < (error instanceof Refused ? 4 : 1),
      refetchOnWindowFocus: true,
    },
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
          <Notifications position="bottom-right" limit={4} withinPortal={false} />
        </aside>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
