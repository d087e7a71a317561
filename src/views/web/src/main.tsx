import { render } from 'preact';
import { followChanges } from './api/live';
import { App } from './app';
import { followLinks } from './router';
import { applyTheme } from './theme';

applyTheme();
followLinks();
followChanges();
const desk = document.getElementById('desk')!;
desk.replaceChildren();
render(<App />, desk);
