import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { announce } from './announcer.ts';
import styles from './form.module.css';
import { Notice } from './notice.tsx';
import type { FieldValues, Form } from './use-form.ts';

/**
 * The one form: error summary, fields, what sending will do, and the button. `children` are the fields of fields.tsx.
 */
export function FormView<Values extends FieldValues>(props: {
  form: Form<Values>;
  submitLabel: string;
  /** Label while it is sent: "Saving…". */
  sendingLabel: string;
  /** What will happen, said before it does. */
  consequence?: ReactNode;
  cancel?: ReactNode;
  children: ReactNode;
}) {
  const { form } = props;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        announce(props.sendingLabel);
        void form.submit();
      }}
    >
      <ErrorSummary form={form} />
      {props.children}
      {form.overtaken && <Overtaken />}
      <div className={styles.footer}>
        {props.consequence && <p className={styles.consequence}>{props.consequence}</p>}
        <div className={styles.buttons}>
          <Button type="submit" aria-disabled={form.sending} data-sending={form.sending || undefined}>
            {form.sending ? props.sendingLabel : props.submitLabel}
          </Button>
          {props.cancel}
        </div>
      </div>
    </form>
  );
}

const overtakenTitle = 'This was changed elsewhere meanwhile';
const overtakenWords = 'What you typed still stands here. Saving it replaces what was saved there.';

/** Told where the eyes are about to go, and to who doesn't see it. */
function Overtaken() {
  useEffect(() => announce(`${overtakenTitle}. ${overtakenWords}`), []);
  return (
    <Notice tone="warn" title={overtakenTitle}>
      <p>{overtakenWords}</p>
    </Notice>
  );
}

/** What stands in the way of sending, each a link to its field. Takes the focus when the form was refused. */
function ErrorSummary<Values extends FieldValues>({ form }: { form: Form<Values> }) {
  const summary = useRef<HTMLDivElement>(null);
  const { refusals } = form;
  useEffect(() => {
    if (refusals > 0) summary.current?.focus();
  }, [refusals]);

  const names = Object.keys(form.values) as (keyof Values & string)[];
  const atFault = names.filter((name) => form.errors[name] !== undefined);
  if (atFault.length === 0 && !form.problem) return null;
  return (
    <div ref={summary} className={styles.summary} role="alert" tabIndex={-1}>
      <h2>There is a problem</h2>
      {form.problem && <p>{form.problem}</p>}
      {atFault.length > 0 && (
        <ul>
          {atFault.map((name) => (
            <li key={name}>
              <a
                href={`#${form.fieldId(name)}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(form.fieldId(name))?.focus();
                }}
              >
                {form.errors[name]}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
