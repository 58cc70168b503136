// Where the public pages begin, the form and the status of a request: no frame, no sign-in, no heavy controls, so that
// they open at once on any phone.
import '@fontsource-variable/inter/wght.css';
import '../style/tokens.css';
import '../style/base.css';
import { createRoot } from 'react-dom/client';
import { PublicForm } from '../pages/public-form/public-form.tsx';
import { PublicStatusPage } from '../pages/public-form/public-status.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no place to draw in');
const [, page, part = ''] = location.pathname.split('/');
const token = decodeURIComponent(part);
createRoot(root).render(page === 's' ? <PublicStatusPage token={token} /> : <PublicForm token={token} />);
