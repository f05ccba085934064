import { codesOf, type Feature, featureCodeDefaults } from '../things/feature-code.ts';
import type { Thing } from '../things/things.ts';
import { dialledAs, duringCall, type FeatureWords, features } from './features.ts';

/** A feature as the list of codes shows it. */
export interface ListedFeature extends FeatureWords {
  readonly id: Feature;
  /** Null while it is switched off. */
  readonly code: string | null;
  readonly defaultCode: string;
  readonly state: 'default' | 'changed' | 'disabled';
  /** As people are told: `*80 and an extension`; null while it is switched off. */
  readonly dial: string | null;
  /** Pressed during a call; else it is dialled. */
  readonly duringCall: boolean;
}

/** Every feature with a code, as it counts. */
export function listFeatures(changed: readonly Thing<'feature-code'>[]): ListedFeature[] {
  const codes = codesOf(changed);
  return (Object.keys(features) as Feature[]).map((id) => {
    const [code, defaultCode] = [codes[id], featureCodeDefaults[id]];
    const state = code === null ? 'disabled' : code === defaultCode ? 'default' : 'changed';
    const dial = code === null ? null : dialledAs(id, code);
    return { id, ...features[id], code, defaultCode, state, dial, duringCall: duringCall.includes(id) };
  });
}
