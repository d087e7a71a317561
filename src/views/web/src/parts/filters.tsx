// Filters of a list live in the address, so that a filtered list has a permalink.
import { useEffect, useRef, useState } from 'preact/hooks';
import { go, type Place } from '../router';
import { Field } from './basics';

/** Sets parts of the query; empty values go. */
export function setQuery(place: Place, values: Record<string, string>): void {
  const query = new URLSearchParams(place.query);
  for (const [key, value] of Object.entries(values)) {
    if (value) query.set(key, value);
    else query.delete(key);
  }
  const text = query.toString();
  go(text ? `${place.path}?${text}` : place.path, true);
}

interface WordsFilterProps {
  place: Place;
  name: string;
  label: string;
  placeholder?: string;
}

/** A field of words that filters while one types. */
export function WordsFilter({ place, name, label, placeholder }: WordsFilterProps) {
  const known = place.query.get(name) ?? '';
  const [words, setWords] = useState(known);
  const timer = useRef<number | undefined>();
  useEffect(() => setWords(known), [known]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const type = (value: string) => {
    setWords(value);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setQuery(place, { [name]: value.trim() }), 250);
  };
  return (
    <Field label={label}>
      <input
        type="search"
        value={words}
        placeholder={placeholder}
        onInput={(event) => type(event.currentTarget.value)}
      />
    </Field>
  );
}

interface ChoiceFilterProps {
  place: Place;
  name: string;
  label: string;
  options: readonly (readonly [value: string, words: string])[];
}

export function ChoiceFilter({ place, name, label, options }: ChoiceFilterProps) {
  return (
    <Field label={label}>
      <select
        value={place.query.get(name) ?? ''}
        onChange={(event) => setQuery(place, { [name]: event.currentTarget.value })}
      >
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function SwitchFilter({ place, name, label }: { place: Place; name: string; label: string }) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={place.query.get(name) === 'true'}
        onChange={(event) => setQuery(place, { [name]: event.currentTarget.checked ? 'true' : '' })}
      />
      {label}
    </label>
  );
}
