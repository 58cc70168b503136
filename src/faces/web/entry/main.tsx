// Where the pages begin: styles, words, then the application.
import '@fontsource-variable/inter/wght.css';
import '../style/controls.ts';
import '../style/tokens.css';
import '../style/base.css';
import { createRoot } from 'react-dom/client';
import { App } from '../frame/app.tsx';
import { watchConnection } from '../state/connection.ts';
import { rememberLostStyles } from '../state/fetching.ts';
import { startWords } from '../words/index.ts';

startWords();
watchConnection();
rememberLostStyles();
const root = document.getElementById('root');
if (root === null) throw new Error('the page has no place to draw in');
createRoot(root).render(<App />);
