import { useEffect, useRef } from 'preact/hooks';
import { dismiss, notices } from '../announce';
import { useStore } from '../store';

/**
 * Notices stay until they are dismissed: nobody has to be quick to undo. What was pressed is often gone
 * after a correction, so the focus goes to its notice, and back when that is dismissed.
 */
export function Notices() {
  const list = useStore(notices);
  const region = useRef<HTMLDivElement>(null);
  const before = useRef<Element | null>(null);
  const last = list[list.length - 1];
  const id = last?.undo ? last.id : undefined;

  useEffect(() => {
    if (id === undefined) return;
    if (!region.current?.contains(document.activeElement)) before.current = document.activeElement;
    region.current?.querySelector<HTMLButtonElement>(`[data-undo="${id}"]`)?.focus({ preventScroll: true });
  }, [id]);

  const close = (which: number) => {
    const back = before.current;
    const held = region.current?.contains(document.activeElement);
    dismiss(which);
    if (!held) return;
    if (back instanceof HTMLElement && back.isConnected && back !== document.body) back.focus({ preventScroll: true });
    else document.getElementById('main')?.focus({ preventScroll: true });
  };

  return (
    <div ref={region} class="notices" role="region" aria-label="Notices" aria-live="polite">
      {list.map((notice) => (
        <div key={notice.id} class={`notice notice-${notice.kind}`}>
          <p>{notice.words}</p>
          {notice.undo && (
            <button
              type="button"
              data-undo={notice.id}
              onClick={() => {
                close(notice.id);
                notice.undo?.();
              }}
            >
              Undo
            </button>
          )}
          {notice.link && (
            <a href={notice.link.href} onClick={() => dismiss(notice.id)}>
              {notice.link.words}
            </a>
          )}
          <button type="button" class="quiet" onClick={() => close(notice.id)}>
            Dismiss<span class="hidden">: {notice.words}</span>
          </button>
        </div>
      ))}
    </div>
  );
}
