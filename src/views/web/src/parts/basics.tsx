// Small parts that every view uses.
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Problem } from '../api/client';
import { day, shortDay } from '../words';

export function Waiting({ words = 'Reading the record' }: { words?: string }) {
  return (
    <p class="waiting" role="status">
      {words}…
    </p>
  );
}

export function ProblemBox({ problem, again }: { problem: Problem; again?: () => void }) {
  return (
    <div class="problem" role="alert">
      <p>
        <strong>{problem.title}.</strong> {problem.message !== problem.title && problem.message}
      </p>
      {again && (
        <button type="button" onClick={again}>
          Try again
        </button>
      )}
    </div>
  );
}

interface UnreadyProps {
  got: { problem: Problem | undefined; again: () => void };
  /** Of a whole page, which needs a heading whatever happens. */
  page?: boolean;
}

/** What a view shows before it can show its data. */
export function Unready({ got, page = false }: UnreadyProps) {
  const { problem, again } = got;
  if (!problem) return <Waiting />;
  return (
    <>
      {page && <h1>{problem.status === 404 ? 'Nothing here' : 'This cannot be shown'}</h1>}
      <ProblemBox problem={problem} again={again} />
    </>
  );
}

export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) document.title = `${title} – sayso`;
  }, [title]);
}

/** Words of a report, set apart from the desk's own. */
export function Quote({ children }: { children: ComponentChildren }) {
  return <q class="words">{children}</q>;
}

export function When({ iso, short = false }: { iso: string | null | undefined; short?: boolean }) {
  if (!iso) return <span class="faint">undated</span>;
  return <time dateTime={iso}>{short ? shortDay(iso) : day(iso)}</time>;
}

export function Field({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <label class="field">
      <span>{label}</span>
      {children}
    </label>
  );
}
