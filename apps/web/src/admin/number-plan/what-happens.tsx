import { NativeSelect, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { Input, Output } from '../../api/client.ts';
import { wordsFor } from '../../api/problem.ts';
import { query } from '../../api/queries.ts';
import { pageOf, partName } from '../things/page-of.ts';
import { CallGraph } from './call-graph.tsx';
import styles from './number-plan.module.css';

/** What is asked once somebody pauses, so that a number is not asked about digit by digit. */
const pauseMs = 300;
const outside = 'anonymous';

/**
 * "What happens when…": where a number leads, dialled at a phone of the house or called from outside, step by step, and everywhere
 * else it could lead.
 */
export function WhatHappens() {
  const extensions = useQuery(query('listExtensions', {}));
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [when, setWhen] = useState('');
  const [pressed, setPressed] = useState('');
  const phones = extensions.data?.items ?? [];
  const from = chosen ?? phones[0]?.number ?? outside;
  const number = usePaused(typed.replace(/[^\d*#+]/g, ''));
  const keys = usePaused(pressed.replace(/[^\d*#]/g, ''));
  const question = {
    ...{ number, from },
    ...(keys !== '' && { keys }),
    ...(when !== '' && { at: new Date(when).toISOString() }),
  };
  return (
    <div className={styles.ask}>
      <TextInput
        className={styles.number ?? ''}
        label="Number"
        description="What is dialled, or called from outside."
        inputMode="tel"
        autoComplete="off"
        data-shortcut="search"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <NativeSelect
        className={styles.caller ?? ''}
        label="Who calls"
        data={[
          ...phones.map((phone) => ({ value: phone.number, label: `${phone.number} ${phone.name}` })),
          { value: outside, label: 'Somebody outside' },
        ]}
        value={from}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <TextInput
        label="When (optional)"
        description="Now, if left empty."
        type="datetime-local"
        value={when}
        onChange={(event) => setWhen(event.currentTarget.value)}
      />
      <TextInput
        className={styles.caller ?? ''}
        label="Keys pressed in menus (optional)"
        description="One after the other, for example 1, 3."
        inputMode="tel"
        autoComplete="off"
        value={pressed}
        onChange={(event) => setPressed(event.currentTarget.value)}
      />
      <div role="status" className={styles.course}>
        {number !== '' && <Answer question={question} />}
      </div>
      {number !== '' && <CallGraph question={question} />}
    </div>
  );
}

function Answer({ question }: { question: Input<'whatHappens'>['query'] }) {
  const course = useQuery({ ...query('whatHappens', { query: question }), placeholderData: keepPreviousData });
  if (course.error) return <p>{wordsFor(course.error)}</p>;
  return course.data && <CourseSteps course={course.data} />;
}

function CourseSteps({ course: { steps } }: { course: Output<'whatHappens'> }) {
  return (
    <ol>
      {steps.map(({ says, by }) => {
        const page = by && pageOf(by.kind, by.key);
        return (
          <li key={says}>
            {says} {page && <Link to={page}>{partName(by.kind, by.key)}</Link>}
          </li>
        );
      })}
    </ol>
  );
}

/** The value once it has not changed for a moment. */
function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}
