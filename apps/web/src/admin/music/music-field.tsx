import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { query } from '../../api/queries.ts';
import { type NameOf, SelectField } from '../../design/fields.tsx';
import type { FieldValues, Form } from '../../design/use-form.ts';
import { allMusic } from './music.ts';

/** Which music is heard; `none` is what it is called when none is chosen. Null: one has to be. */
export function MusicField<Values extends FieldValues>(props: {
  form: Form<Values>;
  name: NameOf<Values, string>;
  label: string;
  hint?: ReactNode;
  none: string | null;
}) {
  const classes = useQuery(query('listMusicClasses', {}));
  const { none, ...field } = props;
  const options = allMusic(classes.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return <SelectField {...field} options={none === null ? options : [{ value: '', label: none }, ...options]} />;
}
