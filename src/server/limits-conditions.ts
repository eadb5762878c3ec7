import { Kind, type SelectionNode } from 'graphql';
import type { Variables } from './limits-prices.js';

/** What must hold for a selection to count: each named variable has the expected value. Empty: it always counts. */
export type Conditions = readonly { readonly variable: string; readonly expected: boolean }[];

/** The conditions of `outer` with those of the selection's own @skip and @include; null where it never counts. */
export function conditionsOf(selection: SelectionNode, outer: Conditions): Conditions | null {
  let conditions = outer;
  for (const directive of selection.directives ?? []) {
    const name = directive.name.value;
    if (name !== 'skip' && name !== 'include') continue;
    const expected = name === 'include';
    const value = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
    if (value?.kind === Kind.BOOLEAN) {
      if (value.value !== expected) return null;
    } else if (value?.kind === Kind.VARIABLE) {
      conditions = [...conditions, { variable: value.name.value, expected }];
    }
  }
  return conditions;
}

/** A field that is selected several times counts when any of its selections does. */
export function includedBy(alternatives: readonly Conditions[]): (variables: Variables) => boolean {
  if (alternatives.some((conditions) => conditions.length === 0)) return () => true;
  return (variables) =>
    alternatives.some((conditions) => conditions.every(({ variable, expected }) => variables[variable] === expected));
}
