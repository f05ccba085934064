import { Button } from '@mantine/core';
import { IconCircle, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Output } from '../../api/client.ts';
import { Section } from '../../design/page.tsx';
import styles from './home.module.css';

/** The way to the first call, until it was made. */
export function FirstSteps(props: { extensions: readonly Output<'getExtension'>[]; callsSoFar: number }) {
  const { extensions, callsSoFar } = props;
  if (callsSoFar > 0) return null;
  const [first] = extensions;
  const online = extensions.filter(({ state }) => state === 'online').length;
  return (
    <Section title="First steps">
      <ol className={styles.steps}>
        <Step
          done={extensions.length >= 2}
          title="Add two extensions"
          action={
            <Button component={Link} to="/admin/extensions/new" variant={extensions.length < 2 ? 'filled' : 'default'}>
              Add an extension
            </Button>
          }
        >
          A number each, and the phone that rings when it is dialled.
        </Step>
        <Step
          done={online >= 2}
          title="Set up their phones"
          action={first && <Link to={`/admin/extensions/${first.number}/phone`}>How to set up {first.number}</Link>}
        >
          Desk phones or free apps on a computer or mobile: each extension’s page says what to type.
        </Step>
        <Step done={false} title="Call">
          Dial one number from the other phone. The call appears on this page while it lasts.
        </Step>
      </ol>
    </Section>
  );
}

function Step(props: { done: boolean; title: string; action?: ReactNode; children: ReactNode }) {
  const Icon = props.done ? IconCircleCheck : IconCircle;
  return (
    <li className={styles.step}>
      <Icon size={22} aria-hidden {...(styles.stepIcon && { className: styles.stepIcon })} />
      <div>
        <h3>
          {props.title}
          {props.done && <span className="visually-hidden"> (done)</span>}
        </h3>
        <p className={styles.dim}>{props.children}</p>
      </div>
      {props.action && <div>{props.action}</div>}
    </li>
  );
}
