import { Fragment, type ReactNode } from 'react';
import { Section } from '../../design/page.tsx';
import type { FieldValues } from '../../design/use-form.ts';
import type { ThingFormProps } from './thing-form.tsx';
import { useTellChange } from './use-tell-change.ts';

/** The part of a thing's page that changes it; `children` is its form. */
export function ThingSettings<Fields extends FieldValues>(props: {
  thing: { readonly id?: string; readonly number?: string | null; readonly updated_at: string };
  /** Changes it; answers what is told then, as a sentence. */
  change: (fields: Fields) => Promise<string>;
  children: (form: Omit<ThingFormProps<Fields>, 'initial'>) => ReactNode;
}) {
  const { id, number, updated_at: saved } = props.thing;
  const tellChange = useTellChange();
  const send = async (fields: Fields) => tellChange(await props.change(fields));
  return (
    <Section title="Settings">
      {/* A form of its own for each thing: nothing typed for one goes on to another. */}
      <Fragment key={id ?? number}>{props.children({ saved, adding: null, send })}</Fragment>
    </Section>
  );
}
