import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { Page } from '../../design/page.tsx';
import type { FieldValues } from '../../design/use-form.ts';
import type { ThingFormProps } from './thing-form.tsx';
import { useTellChange } from './use-tell-change.ts';

/** The page that adds a thing; `children` is its form. */
export function NewThingPage<Fields extends FieldValues>(props: {
  title: string;
  /** What it is for. */
  lead: string;
  /** Where its like are listed. */
  list: { readonly to: string; readonly name: string };
  submitLabel: string;
  /** Adds it; answers what is told then, as a sentence, and the page that is shown. */
  add: (fields: Fields) => Promise<{ told: string; page: string }>;
  children: (form: Omit<ThingFormProps<Fields>, 'initial'>) => ReactNode;
}) {
  const { title, lead, list, submitLabel } = props;
  const navigate = useNavigate();
  const tellChange = useTellChange();
  const send = async (fields: Fields) => {
    const { told, page } = await props.add(fields);
    tellChange(told);
    await navigate(page);
  };
  return (
    <Page title={title} lead={lead} above={<Link to={list.to}>{list.name}</Link>}>
      {props.children({ saved: null, adding: { submitLabel, list: list.to }, send })}
    </Page>
  );
}
