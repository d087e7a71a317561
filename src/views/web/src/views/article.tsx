// The reader: an article with sources, cues and contents marked, and what each statement is linked to.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Document } from '../api/types';
import { useGet } from '../api/use';
import { ArticleHead, ArticleLinks } from '../parts/article_head';
import { ArticleText } from '../parts/article_text';
import { Unready, useTitle } from '../parts/basics';
import { StatementPanel } from '../parts/statement_panel';
import { go, type Place, wordsOf } from '../router';

export function ArticleView({ id, place }: { id: string; place: Place }) {
  const got = useGet<Document>(`/documents/${encodeURIComponent(id)}`);
  const article = got.data;
  useTitle(article && (article.title ?? article.name));
  if (!article) return <Unready got={got} page />;
  return <Reader article={article} selected={place.hash} />;
}

function Reader({ article, selected }: { article: Document; selected: string }) {
  const [hovered, setHovered] = useState('');
  const known = useMemo(() => new Set(article.attributions.map((attribution) => attribution.id)), [article]);
  const chosen = known.has(selected) ? selected : '';
  const select = (id: string) =>
    go(id && id !== chosen ? `#${encodeURIComponent(id)}` : window.location.pathname + window.location.search, true);

  const pointed = useMemo(() => wordsOf(selected), [selected]);

  // A permalink shows its words: those of a statement, or those that it points at.
  useEffect(() => {
    const wanted = chosen ? `[data-first="${CSS.escape(chosen)}"]` : pointed.length ? '.pointed' : '';
    const words = wanted ? document.querySelector(`.article-text ${wanted}`) : null;
    const at = words?.getBoundingClientRect();
    if (words && at && (at.top < 80 || at.bottom > window.innerHeight - 40)) words.scrollIntoView({ block: 'center' });
  }, [chosen, pointed, article]);

  return (
    <article class="reader" onKeyDown={(event) => event.key === 'Escape' && chosen && select('')}>
      <ArticleHead article={article} />
      <div class="reader-columns">
        <div class="reader-main">
          {!article.analysed && (
            <p class="problem">The text was not analysed: {article.reason ?? 'no reason is given'}.</p>
          )}
          <ArticleText
            article={article}
            pointed={pointed}
            chosen={chosen}
            hovered={hovered}
            hover={setHovered}
            select={select}
          />
          <ArticleLinks article={article} />
        </div>
        <StatementPanel article={article} chosen={chosen} hovered={hovered} hover={setHovered} select={select} />
      </div>
    </article>
  );
}
