// The application: the look, the answers kept, the pages.
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Refused } from '../client.ts';
import { schemeManager } from '../state/appearance.ts';
import { theme, variables } from '../style/theme.ts';
import { createPageRouter } from './router.tsx';

/** A refusal stays a refusal; only what never arrived was worth another try, and the client has made those. */
const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => !(error instanceof Refused) && count < 1,
      refetchOnWindowFocus: true,
    },
  },
});

const router = createPageRouter(client);

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={schemeManager}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={client}>
        <Notifications position="bottom-right" limit={4} />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
