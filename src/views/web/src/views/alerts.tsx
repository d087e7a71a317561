// What fired and why, and the alerts that people set.
import { useEffect, useState } from 'preact/hooks';
import { changeAlert, removeAlert, searchOffers, sourceOffers, transferOffers, unseen } from '../alerts';
import type { Alert, Firing } from '../api/types';
import { path, useGet, usePages } from '../api/use';
import { mayWrite } from '../may_write';
import { TellMe } from '../parts/alert_dialog';
import { Unready, useTitle, When } from '../parts/basics';
import { Dialog } from '../parts/dialog';
import { AlertFeed, AllFeed } from '../parts/feed_dialog';
import { PagedList } from '../parts/list';
import { go, to } from '../router';
import { useStore } from '../store';
import { clock, counted, quoted } from '../words';

type Delivery = Firing['deliveries'][number];

function deliveryWords({ by, to: address, state, error }: Delivery): string {
  const what = `${by === 'email' ? 'e-mail' : 'webhook'} to ${address}`;
  if (state === 'delivered') return `${what}: delivered`;
  const why = error ? ` (${error})` : '';
  return state === 'waiting' ? `${what}: waits${why}` : `${what}: given up${why}`;
}

function FiringRow({ firing, named }: { firing: Firing; named: boolean }) {
  return (
    <article class="firing" aria-label={firing.why}>
      <p class="firing-why">{firing.why}</p>
      <ul class="firing-words">
        {firing.evidence.map((one, i) => (
          <li key={i}>
            <a class="words" href={to.words(one.document, one.spans)}>
              {quoted(one.text)}
            </a>{' '}
            <span class="faint">
              {one.outlet ?? one.title ?? 'an article'}, <When iso={one.published} short />
            </span>
          </li>
        ))}
      </ul>
      <p class="meta">
        <span>
          <When iso={firing.time} /> {clock(firing.time)}
        </span>
        {named && <a href={to.alert(firing.alert)}>{firing.name}</a>}
        {firing.claim && (
          <a href={to.claim(firing.claim.id)}>
            the claim<span class="hidden">: {firing.claim.text}</span>
          </a>
        )}
        {firing.story && <a href={to.story(firing.story)}>the story</a>}
        {firing.deliveries.map((delivery, i) => (
          <span key={i} class={delivery.state === 'given-up' ? 'denied' : undefined}>
            {deliveryWords(delivery)}
          </span>
        ))}
      </p>
    </article>
  );
}

function RemoveDialog({ alert, close }: { alert: Alert; close: () => void }) {
  const remove = async () => {
    close();
    if (await removeAlert(alert)) go('/alerts');
  };
  return (
    <Dialog title="Remove this alert" close={close}>
      <p>{alert.name}</p>
      {alert.firings > 0 && <p>What it told goes with it: {counted(alert.firings, 'firing')}.</p>}
      <p class="actions">
        <button type="button" class="main" onClick={() => void remove()}>
          Remove
        </button>
        <button type="button" onClick={close}>
          Keep it
        </button>
      </p>
    </Dialog>
  );
}

function AlertActions({ alert }: { alert: Alert }) {
  const [removing, setRemoving] = useState(false);
  const writes = useStore(mayWrite);
  const change = alert.enabled ? 'Pause' : 'Go on';
  const words = alert.enabled ? 'Paused' : 'Goes on';
  if (!writes) return null;
  return (
    <>
      <button
        type="button"
        class="quiet no-print"
        onClick={() => void changeAlert(alert, { enabled: !alert.enabled }, words)}
      >
        {change}
        <span class="hidden">: {alert.name}</span>
      </button>
      <button type="button" class="quiet no-print" onClick={() => setRemoving(true)}>
        Remove<span class="hidden">: {alert.name}</span>
      </button>
      {removing && <RemoveDialog alert={alert} close={() => setRemoving(false)} />}
    </>
  );
}

function AlertFacts({ alert }: { alert: Alert }) {
  const { claim } = alert.condition;
  return (
    <p class="meta">
      {!alert.enabled && <span class="paused">paused</span>}
      <span>{alert.firings ? counted(alert.firings, 'firing') : 'has not fired yet'}</span>
      {alert.latest && (
        <span>
          last on <When iso={alert.latest} />
        </span>
      )}
      <span>by {alert.author}</span>
      {[...alert.email, ...alert.webhook].map((address) => (
        <span key={address}>to {address}</span>
      ))}
      {claim && <a href={to.claim(claim)}>the claim</a>}
      <AlertFeed alert={alert} />
      <AlertActions alert={alert} />
    </p>
  );
}

function AlertRow({ alert }: { alert: Alert }) {
  return (
    <div class="alert-row">
      <p>
        <a class="alert-name" href={to.alert(alert.id)}>
          {alert.name}
        </a>
      </p>
      {alert.when !== alert.name && <p>{alert.when}</p>}
      <AlertFacts alert={alert} />
    </div>
  );
}

function Firings({ address, named }: { address: string; named: boolean }) {
  const pages = usePages<Firing>(path(address, { limit: 50 }));
  return (
    <PagedList
      pages={pages}
      label="What fired, the latest first"
      keyOf={(firing) => firing.id}
      item={(firing) => <FiringRow firing={firing} named={named} />}
      none={<p>Nothing yet. It stands here as soon as an article brings what is waited for.</p>}
    />
  );
}

function OneAlert({ id }: { id: string }) {
  const address = `/alerts/${encodeURIComponent(id)}`;
  const got = useGet<Alert>(address);
  const alert = got.data;
  useTitle(alert?.name);
  if (!alert) return <Unready got={got} page />;
  return (
    <article>
      <p class="crumb">
        <a href="/alerts">All alerts</a>
      </p>
      <h1>{alert.name}</h1>
      {alert.when !== alert.name && <p>{alert.when}</p>}
      <AlertFacts alert={alert} />
      <h2>What fired</h2>
      <Firings address={`${address}/firings`} named={false} />
    </article>
  );
}

const offers = [...searchOffers(), ...sourceOffers(), ...transferOffers()];

function AllAlerts() {
  useTitle('Alerts');
  const alerts = usePages<Alert>(path('/alerts', { limit: 100 }));
  const writes = useStore(mayWrite);
  return (
    <>
      <h1>Alerts</h1>
      <p class="actions">
        <TellMe offers={offers} />
        <span class="faint no-print">
          {writes
            ? 'A claim, a source, a search and the transfers have this button too.'
            : 'Here you can read what alerts tell, but not set any: this server, or your key, only lets you read.'}
        </span>
      </p>
      <div class="two-columns">
        <section aria-labelledby="fired">
          <h2 id="fired">What fired</h2>
          <Firings address="/alerts/firings" named />
          <p class="no-print">
            <AllFeed />
          </p>
        </section>
        <section aria-labelledby="set">
          <h2 id="set">What is waited for</h2>
          <PagedList
            pages={alerts}
            label="Alerts"
            keyOf={(alert) => alert.id}
            item={(alert) => <AlertRow alert={alert} />}
            none={<p>No alert is set.</p>}
          />
        </section>
      </div>
    </>
  );
}

export function AlertsView({ id }: { id: string | undefined }) {
  // Whoever sees this page has seen what fired, also what fires meanwhile.
  const count = useStore(unseen);
  useEffect(() => {
    if (count) unseen.set(0);
  }, [count]);
  return id ? <OneAlert id={id} /> : <AllAlerts />;
}
