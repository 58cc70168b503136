// Where the public pages begin, the form and the status of a request: no frame, no sign-in, no heavy controls, so that
// they open at once on any phone.
import '@fontsource-variable/inter/wght.css';
import '../style/tokens.css';
import '../style/base.css';
import { createRoot } from 'react-dom/client';
import { PublicCutLine } from '../pages/public-form/public-cut-line.tsx';
import { PublicForm } from '../pages/public-form/public-form.tsx';
import { PublicStatusPage } from '../pages/public-form/public-status.tsx';
import { watchConnection } from '../state/connection.ts';

/** These pages have no setting of their own: light or dark as the system is, also when that changes. */
const dark = matchMedia('(prefers-color-scheme: dark)');
const follow = () =>
  document.documentElement.setAttribute('data-mantine-color-scheme', dark.matches ? 'dark' : 'light');
follow();
dark.addEventListener('change', follow);

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no place to draw in');
const [, page, part = ''] = location.pathname.split('/');
const token = decodeURIComponent(part);
watchConnection();
createRoot(root).render(
  <>
    <PublicCutLine />
    {page === 's' ? <PublicStatusPage token={token} /> : <PublicForm token={token} />}
  </>,
);
