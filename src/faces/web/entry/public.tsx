// Where the public form begins: no frame, no sign-in, no heavy controls, so that it opens at once on any phone.
import '@fontsource-variable/inter/wght.css';
import '../style/tokens.css';
import '../style/base.css';
import { createRoot } from 'react-dom/client';
import { PublicForm } from '../pages/public-form/public-form.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no place to draw in');
const token = decodeURIComponent(location.pathname.split('/')[2] ?? '');
createRoot(root).render(<PublicForm token={token} />);
