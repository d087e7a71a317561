// Light, dark, or as the reader's system has it.
import { keptStore } from './store';

export const theme = keptStore('sayso.theme', 'system');

export function applyTheme(): void {
  const apply = () => {
    const wanted = theme.get();
    if (wanted === 'light' || wanted === 'dark') document.documentElement.dataset['theme'] = wanted;
    else delete document.documentElement.dataset['theme'];
  };
  theme.listen(apply);
  apply();
}
