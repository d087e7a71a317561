// The feed of an alert: a link, or, where the server wants a key, an address with a secret in it.
import { useState } from 'preact/hooks';
import { newFeedAddress } from '../alerts';
import { base } from '../api/client';
import { key } from '../api/key';
import type { Alert } from '../api/types';
import { mayWrite } from '../may_write';
import { useStore } from '../store';
import { Field, When } from './basics';
import { Dialog } from './dialog';

function FeedDialog({ alert, close }: { alert: Alert; close: () => void }) {
  const [address, setAddress] = useState('');
  const [refused, setRefused] = useState<string>();
  const [copied, setCopied] = useState('');
  const make = async () => {
    const made = await newFeedAddress(alert);
    setRefused(made.problem);
    if (made.address) setAddress(made.address);
    setCopied('');
  };
  const copy = () => {
    navigator.clipboard?.writeText(address).then(
      () => setCopied('Copied.'),
      () => setCopied('Not copied: select it and copy it yourself.'),
    );
  };
  return (
    <Dialog title="A feed of this alert" close={close}>
      <p class="words">{alert.name}</p>
      <p>
        A reader of feeds cannot send a key, so the address itself has a secret in it. Whoever has the address can read
        what this alert tells, and nothing else.
      </p>
      {address ? (
        <>
          <Field label="Address for a feed reader">
            <input readOnly value={address} onFocus={(event) => event.currentTarget.select()} />
          </Field>
          <p class="faint">Keep it now: it is not shown again.</p>
        </>
      ) : (
        alert.feed_made && (
          <p>
            There is an address since <When iso={alert.feed_made} />. A new one takes its place: the old one then opens
            nothing any more.
          </p>
        )
      )}
      {refused && (
        <p class="problem" role="alert">
          {refused}
        </p>
      )}
      <p class="actions">
        {address && navigator.clipboard && (
          <button type="button" class="main" onClick={copy}>
            Copy
          </button>
        )}
        <button type="button" class={address ? undefined : 'main'} onClick={() => void make()}>
          {address || alert.feed_made ? 'Make a new address' : 'Make an address'}
        </button>
        <span role="status">{copied}</span>
      </p>
    </Dialog>
  );
}

/** The way to the feed of one alert; where a key is wanted, only who may write can make an address. */
export function AlertFeed({ alert }: { alert: Alert }) {
  const [open, setOpen] = useState(false);
  const locked = Boolean(useStore(key));
  const writes = useStore(mayWrite);
  const name = <span class="hidden">: {alert.name}</span>;
  if (!locked) {
    return (
      <a class="no-print" href={`${base}/alerts/${encodeURIComponent(alert.id)}/feed`}>
        Feed{name}
      </a>
    );
  }
  if (!writes) return null;
  return (
    <>
      <button type="button" class="quiet no-print" onClick={() => setOpen(true)}>
        Feed…{name}
      </button>
      {open && <FeedDialog alert={alert} close={() => setOpen(false)} />}
    </>
  );
}

/** The feed of all alerts. */
export function AllFeed() {
  if (useStore(key)) return <span class="faint">Each alert has a feed of its own, for a feed reader.</span>;
  return (
    <>
      <a href={`${base}/alerts/feed`}>Feed</a> <span class="faint">of all of it, for a feed reader</span>
    </>
  );
}
