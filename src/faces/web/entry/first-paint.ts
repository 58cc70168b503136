// Before anything is drawn: light or dark, comfortable or compact, so that no page flashes in the other one.
// Built into a small file of its own that the page waits for; a browser without storage follows the system.
try {
  const wanted = localStorage.getItem('millrace-theme') ?? 'auto';
  const dark = wanted === 'dark' || (wanted === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  document.documentElement.setAttribute(
    'data-density',
    localStorage.getItem('millrace-density') ?? 'comfortable',
  );
} catch {
  document.documentElement.setAttribute('data-mantine-color-scheme', 'light');
}
