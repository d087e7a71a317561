// "Tell me when …": makes an alert of what a page shows.
import { useState } from 'preact/hooks';
import { type ConditionField, conditionOf, makeAlert, type Offer } from '../alerts';
import { author } from '../corrections';
import { mayWrite } from '../may_write';
import { useStore } from '../store';
import { Field } from './basics';
import { Dialog } from './dialog';

/** Addresses as people write several: parted by commas or spaces. */
function addresses(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}

function firstValues(offers: readonly Offer[]): Partial<Record<ConditionField, string>> {
  return Object.fromEntries(
    offers.flatMap((offer) => offer.fields.map((field) => [field.name, field.value ?? ''] as const)),
  );
}

interface AlertDialogProps {
  offers: readonly Offer[];
  /** What it is about, in the words of the page. */
  of?: string | undefined;
  close: () => void;
}

function AlertDialog({ offers, of, close }: AlertDialogProps) {
  const [chosen, setChosen] = useState(0);
  const [values, setValues] = useState(() => firstValues(offers));
  const [email, setEmail] = useState('');
  const [webhook, setWebhook] = useState('');
  const [refused, setRefused] = useState<string>();
  const name = useStore(author);
  const offer = offers[chosen]!;
  const condition = conditionOf(offer, values);
  const make = async () => {
    if (!condition) return;
    const wanted = { condition, email: addresses(email), webhook: addresses(webhook) };
    const problem = await makeAlert(wanted);
    setRefused(problem);
    if (problem === undefined) close();
  };
  return (
    <Dialog title="Tell me when" close={close}>
      {of && <p class="words">{of}</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <fieldset class="offers">
          <legend class="hidden">When</legend>
          {offers.map((one, i) => (
            <label class="check" key={one.kind}>
              <input type="radio" name="offer" checked={i === chosen} onChange={() => setChosen(i)} />
              {one.words}
            </label>
          ))}
        </fieldset>
        {offer.fields.map((field) => (
          <Field key={field.name} label={field.label}>
            <input
              value={values[field.name] ?? ''}
              required={!field.optional}
              inputMode={field.name === 'origins' ? 'numeric' : undefined}
              onInput={(event) => setValues({ ...values, [field.name]: event.currentTarget.value })}
            />
          </Field>
        ))}
        <details class="also">
          <summary>Also by e-mail or to another program</summary>
          <Field label="E-mail addresses">
            <input value={email} autocomplete="email" onInput={(event) => setEmail(event.currentTarget.value)} />
          </Field>
          <Field label="Webhooks (addresses that it is posted to)">
            <input value={webhook} inputMode="url" onInput={(event) => setWebhook(event.currentTarget.value)} />
          </Field>
        </details>
        <Field label="Your name">
          <input value={name} autocomplete="name" onInput={(event) => author.set(event.currentTarget.value)} />
        </Field>
        {refused && (
          <p class="problem" role="alert">
            {refused}
          </p>
        )}
        <p class="faint told-where">
          Here, in the list of alerts and in its feed, as soon as an article brings it. What is in the record already
          does not count.
        </p>
        <p class="actions">
          <button type="submit" class="main" disabled={!condition}>
            Tell me
          </button>
        </p>
      </form>
    </Dialog>
  );
}

/** A button that opens the dialog, for those who may set alerts. */
export function TellMe({ quiet = false, offers, of }: { quiet?: boolean } & Omit<AlertDialogProps, 'close'>) {
  const [open, setOpen] = useState(false);
  if (!useStore(mayWrite)) return null;
  return (
    <>
      <button type="button" class={`no-print${quiet ? ' quiet' : ''}`} onClick={() => setOpen(true)}>
        Tell me when…{of && <span class="hidden"> {of}</span>}
      </button>
      {open && <AlertDialog offers={offers} of={of} close={() => setOpen(false)} />}
    </>
  );
}
