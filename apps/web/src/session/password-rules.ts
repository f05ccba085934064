/** A rule for a new password and whether what was typed keeps it. */
export interface RuleState {
  readonly rule: string;
  readonly kept: boolean;
}

/** The rules for a new password, judged as it is typed. */
export function passwordRules(password: string, repeated: string, present: string): RuleState[] {
  return [
    { rule: 'At least 10 characters', kept: password.length >= 10 },
    { rule: 'Differs from the present one', kept: password !== '' && password !== present },
    { rule: 'Typed twice alike', kept: password !== '' && password === repeated },
  ];
}
