import { dismiss, notices } from '../announce';
import { useStore } from '../store';

/** Notices stay until they are dismissed: nobody has to be quick to undo. */
export function Notices() {
  const list = useStore(notices);
  return (
    <div class="notices" role="region" aria-label="Notices" aria-live="polite">
      {list.map((notice) => (
        <div key={notice.id} class={`notice notice-${notice.kind}`}>
          <p>{notice.words}</p>
          {notice.undo && (
            <button
              type="button"
              onClick={() => {
                dismiss(notice.id);
                notice.undo?.();
              }}
            >
              Undo
            </button>
          )}
          <button
            type="button"
            class="quiet"
            aria-label={`Dismiss: ${notice.words}`}
            onClick={() => dismiss(notice.id)}
          >
            Dismiss
          </button>
        </div>
      ))}
    </div>
  );
}
